import Disclosure
import GRDB
import Kernel

/// All grants that an audience may see, with how far each has come on a day.
public struct GrantList: Encodable, Hashable, Sendable {
  public struct Item: Encodable, Hashable, Sendable {
    public let id: Int64
    public let code: String
    public let title: String
    public let donor: String
    public let status: String
    public let sensitivity: Sensitivity
    public let currency: CurrencyCode
    /// What the donor pays at most, and until when, as agreed on the day.
    public let amount: DecimalString
    public let eligibleFrom: CalendarDate
    public let eligibleTo: CalendarDate
    /// Nil where it cannot be given.
    public let standing: ReportedStanding?
    /// Why there is no standing.
    public let problem: String?
    /// The first that somebody waits for.
    public let nextReport: DueReport?
  }

  public let today: CalendarDate
  public let audience: Audience
  /// By code.
  public let grants: [Item]
  public let withheld: [Withheld]
}

extension GrantList {
  /// - Throws: ``GrantFailure``, `ArithmeticFailure`
  public static func load(
    _ db: Database, today: CalendarDate, for audience: Audience
  ) throws -> GrantList {
    let seen = try SeenGrants(db, asOf: today, for: audience)
    let items = try seen.grants.map { grant in
      let (standing, problem) = try ReportedStanding.load(db, grant, on: today)
      return Item(
        id: grant.id, code: grant.code, title: grant.title, donor: grant.donor,
        status: grant.status, sensitivity: grant.sensitivity, currency: grant.currency,
        amount: DecimalString(grant.amount), eligibleFrom: grant.eligibleFrom,
        eligibleTo: grant.eligibleTo, standing: standing, problem: problem,
        nextReport: try DueReport.all(db, of: grant, on: today).first(where: \.isOpen))
    }
    return GrantList(
      today: today, audience: audience, grants: items, withheld: seen.gate.withheld)
  }
}
