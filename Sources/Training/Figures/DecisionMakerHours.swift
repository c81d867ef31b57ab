import Disclosure
import Kernel

/// Hours that decision-makers of security and justice institutions attended in a year, by module
/// and by institution: UN indicator 20 (S/2010/498) counts those on conflict-related sexual and
/// gender-based violence, per head.
public struct DecisionMakerHours: Sendable {
  /// A module, or what was on none.
  public struct Module: Hashable, Sendable {
    /// `COURSE#VERSION#CODE`; nil for half-days on no module.
    public let key: String?
    public let title: String?
    public let isOnSexualViolence: Bool
    public let hours: ExactDecimal
    /// Who attended any of them.
    public let people: Int64
  }

  /// Institutions of a kind in a country. Only hours on sexual violence count here.
  public struct Institutions: Hashable, Sendable {
    /// The participants', or the cohort's where theirs is not known.
    public let country: String
    public let institutionType: String
    public let hours: ExactDecimal
    public let people: Int64
    /// How many decision-makers they have, by the last count up to the year's end.
    public let headcount: Known<Int64>
  }

  /// A country's indicator. Kinds of institution of which nobody counted the decision-makers are
  /// left out above and below the line, and named.
  public struct Country: Hashable, Sendable {
    public let country: String
    public let hours: ExactDecimal
    /// Who attended, in whatever kind of institution.
    public let people: Int64
    public let headcount: Known<Int64>
    public let excluded: [String]
    public let excludedHours: ExactDecimal

    /// Hours per head.
    public var perCapita: Known<Ratio> {
      headcount.map {
        Ratio.lowest(hours.millionths, of: Int128($0) * Int128(FixedDecimal.scale))
      }
    }
  }

  public let year: TrainingYear
  /// By key; what is on no module last.
  public let modules: [Module]
  /// By country and kind.
  public let institutions: [Institutions]
  /// Who attended hours on sexual violence, by country, each once.
  let people: [String: Int64]
  public let sensitivity: Sensitivity
  public let withheld: [Withheld]

  /// By country.
  public var countries: [Country] {
    Dictionary(grouping: institutions, by: \.country).sorted { $0.key < $1.key }
      .map { country, rows in
        let counted = rows.filter { $0.headcount.value != nil }
        let others = rows.filter { $0.headcount.value == nil }
        return Country(
          country: country, hours: DecisionMakerHours.sum(counted),
          people: people[country] ?? 0,
          headcount: counted.isEmpty
            ? .noData : .value(counted.compactMap(\.headcount.value).reduce(0, +)),
          excluded: others.map(\.institutionType), excludedHours: DecisionMakerHours.sum(others))
      }
  }

  /// Far from what 128 bits hold: each is a sum of 64 bits.
  private static func sum(_ rows: [Institutions]) -> ExactDecimal {
    ExactDecimal(millionths: rows.reduce(0) { $0 + $1.hours.millionths })
  }
}
