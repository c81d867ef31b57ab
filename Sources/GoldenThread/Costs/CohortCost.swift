import Disclosure
import Kernel
import Reference
import Training

/// What a cohort cost, and what a day of a participant in it did, with the entries of the ledger
/// behind it.
///
/// Each entry is converted whole on its value date, rounded half to even to the currency's
/// smallest unit, and split between the cohorts that it is linked to and the rest by largest
/// remainder. Days are those that the cohort's own figures show: where they are withheld, so is
/// what they are divided by.
public struct CohortCost: Sendable, Encodable {
  /// Entries that are in no sum, for one reason and in one currency.
  public struct Omission: Sendable, Hashable, Encodable {
    public let reason: Row.LeftOut
    public let message: String
    public let currency: CurrencyCode
    /// What their links would give to the cohort, in that currency.
    public let amount: String
    public let entries: Int
  }

  /// In which currency and by whose rates costs are converted.
  public struct Rates: Sendable, Hashable {
    public let currency: CurrencyCode?
    public let source: String?

    public init(currency: CurrencyCode?, source: String?) {
      self.currency = currency
      self.source = source
    }
  }

  /// The cohort's code.
  public let cohort: String
  public let rates: Rates
  /// No data where nothing counts.
  public let cost: Known<ExactDecimal>
  /// As the figures of the cohort have them.
  public let participantDays: Known<ExactDecimal>
  /// Rounded half to even to the currency's smallest unit.
  public let perDay: Known<ExactDecimal>
  /// Of the entries that count, what other cohorts take, and what none takes.
  public let elsewhere: ExactDecimal
  public let unlinked: ExactDecimal
  /// Every entry that is linked, those that do not count too.
  public let rows: [Row]
  public let omissions: [Omission]
  /// What stands under the cohort's line of the grant's budget in its weeks and is linked to no
  /// cohort: perhaps it is missing here. Without a line, what names its activity.
  public let candidates: [Candidate]
  public let withheld: [Withheld]

  private enum CodingKeys: String, CodingKey {
    case cohort, currency, rateSource, cost, noCost, participantDays, noParticipantDays
    case costPerParticipantDay, noCostPerParticipantDay, elsewhere, unlinked, rows, omissions
    case candidates, withheld
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(cohort, forKey: .cohort)
    try container.encode(rates.currency?.description, forKey: .currency)
    try container.encode(rates.source, forKey: .rateSource)
    for (value, key, reason) in [
      (cost, CodingKeys.cost, CodingKeys.noCost),
      (participantDays, .participantDays, .noParticipantDays),
      (perDay, .costPerParticipantDay, .noCostPerParticipantDay),
    ] {
      try container.encode(value.value?.description, forKey: key)
      try container.encodeIfPresent(value.reason, forKey: reason)
    }
    try container.encode(elsewhere.description, forKey: .elsewhere)
    try container.encode(unlinked.description, forKey: .unlinked)
    try container.encode(rows, forKey: .rows)
    try container.encode(omissions, forKey: .omissions)
    try container.encode(candidates, forKey: .candidates)
    try container.encode(withheld, forKey: .withheld)
  }
}

extension CohortCost {
  /// One entry of the ledger behind it.
  public struct Row: Sendable, Hashable, Encodable {
    /// Why an entry is in no sum.
    public enum LeftOut: String, Sendable, Hashable, Encodable {
      case takenBack = "taken-back"
      case noRate = "no-rate"
    }

    public let entry: Int64
    /// `SOURCE#REFERENCE`.
    public let reference: String
    public let postedOn: CalendarDate
    public let valueOn: CalendarDate
    /// The whole entry, in its own currency.
    public let amount: String
    public let currency: CurrencyCode
    /// Code and title.
    public let account: String
    /// In per cent.
    public let weight: String
    /// The entry whose link it follows, where it corrects it and has none of its own.
    public let follows: String?
    /// In words; nil where nothing was converted.
    public let rate: String?
    /// What it adds; nil for what is left out.
    public let adds: String?
    public let leftOut: LeftOut?
    public let message: String?
  }

  /// An entry that may belong to the cohort.
  public struct Candidate: Sendable, Hashable, Encodable {
    /// `SOURCE#REFERENCE`.
    public let entry: String
    public let valueOn: CalendarDate
    public let amount: String
    public let currency: CurrencyCode
    public let account: String
  }
}
