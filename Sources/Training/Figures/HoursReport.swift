import Disclosure
import GRDB
import Kernel

/// Hours that decision-makers attended in a year (UN indicator 20), as they may leave: of all
/// cohorts or of a programme, whose modules are those of no other.
public struct HoursReport: Sendable, Encodable {
  public let year: Int
  public let figures: [FigureLine]
  /// Kinds of institution that nobody counted, by country; left out above and below the line.
  public let excluded: [String: [String]]
  public let withheld: [Withheld]
  public let explanation: FigureExplanation

  /// - Throws: ``TrainingFailure/noCohorts(_:)``
  public static func load(
    _ db: Database, in year: TrainingYear, programme: String? = nil, for audience: Audience
  ) throws -> HoursReport {
    let cohorts = try SeenCohorts.load(
      db, programme.map { .programme($0) } ?? .all, for: audience)
    var gate = Gate(for: audience)
    let hours = try DecisionMakerHours.load(db, in: year, of: cohorts).disclosed(through: &gate)
    for withheld in cohorts.withheld {
      gate.withhold(withheld.what, withheld.why, count: withheld.count)
    }
    let modules = hours.modules.flatMap { module in
      let name = module.key ?? "no-module"
      return module.countries.sorted { $0.key < $1.key }
        .flatMap { lines(name, $0.key, $0.value) } + lines(name, nil, module.total)
    }
    let countries = try hours.countries.flatMap { country in
      [
        FigureLine("indicator-20", country.country, .hours, country.hours),
        FigureLine(
          "indicator-20", country.country, column: "headcount", .people, country.headcount),
        FigureLine(
          "indicator-20", country.country, .hoursPerHead,
          try country.perCapita.map { try $0.value() }),
      ]
    }
    return HoursReport(
      year: year.year, figures: modules + countries,
      excluded: Dictionary(
        uniqueKeysWithValues: hours.countries.filter { !$0.excluded.isEmpty }
          .map { ($0.country, $0.excluded) }),
      withheld: gate.withheld,
      explanation: FigureExplanation(
        of: ["module", "indicator-20"],
        ["year": "\(year.year)", "programme": programme ?? "all"], cohorts, gate))
  }

  private static func lines(
    _ module: String, _ country: String?, _ sum: RoundedSum
  ) -> [FigureLine] {
    [
      FigureLine("module", module, column: country, .hours, Known.value(sum.sum)),
      FigureLine("module", module, column: country, .people, Known.value(sum.people)),
    ]
  }
}
