import Disclosure
import GRDB
import Kernel

/// The reports that donors wait for, of all grants that an audience may see, on a day.
public struct ReportCalendar: Encodable, Hashable, Sendable {
  public let today: CalendarDate
  public let audience: Audience
  /// When the store was last changed, in UTC: what the bytes of a calendar file are dated by.
  public let revisedAt: String
  /// By due date, then by grant and title.
  public let reports: [DueReport]
  public let withheld: [Withheld]
}

extension ReportCalendar {
  /// Which reports are wanted; nil and false for all that are open.
  public struct Choice: Sendable, Hashable {
    /// Due on this day or later.
    public var from: CalendarDate?
    /// Due on this day or earlier.
    public var to: CalendarDate?
    /// The code of a grant.
    public var grant: String?
    public var isOverdueOnly: Bool

    public init(
      from: CalendarDate? = nil, to: CalendarDate? = nil, grant: String? = nil,
      isOverdueOnly: Bool = false
    ) {
      self.from = from
      self.to = to
      self.grant = grant
      self.isOverdueOnly = isOverdueOnly
    }

    func admits(_ report: DueReport) -> Bool {
      report.isOpen && (!isOverdueOnly || report.state == .overdue)
        && from.map { $0 <= report.due } ?? true && to.map { report.due <= $0 } ?? true
    }
  }

  /// - Throws: ``GrantFailure`` where the grant that was chosen is not there, or is withheld
  public static func load(
    _ db: Database, _ choice: Choice = Choice(), today: CalendarDate, for audience: Audience
  ) throws -> ReportCalendar {
    let grants: [Grant]
    var withheld: [Withheld] = []
    if let code = choice.grant {
      grants = [try SeenGrants.grant(db, code, asOf: today, for: audience)]
    } else {
      let seen = try SeenGrants(db, asOf: today, for: audience)
      grants = seen.grants
      withheld = seen.gate.withheld
    }
    let reports = try grants.flatMap { try DueReport.all(db, of: $0, on: today) }
      .filter(choice.admits)
      .sorted { ($0.due, $0.grant, $0.title) < ($1.due, $1.grant, $1.title) }
    let revised = try String.fetchOne(db, sql: "SELECT max(at) FROM revisions")
    return ReportCalendar(
      today: today, audience: audience, revisedAt: revised ?? "1970-01-01T00:00:00.000Z",
      reports: reports, withheld: withheld)
  }
}
