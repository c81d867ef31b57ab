import Disclosure
import GRDB
import Kernel

/// The reports on grants, with how far each has come.
public struct GrantReportList: Encodable, Hashable, Sendable {
  public struct Item: Encodable, Hashable, Sendable {
    public let code: String
    public let grant: String
    public let donor: String
    /// Nil for the form's.
    public let title: String?
    public let template: String
    public let begins: CalendarDate
    public let ends: CalendarDate
    /// The title of the report of the agreement that it is.
    public let rule: String?
    /// For whom it is made.
    public let audience: Audience
    public let state: GrantReport.State
    /// The day of its last step.
    public let on: CalendarDate?
    /// The version that the last step was of, with the SHA-256 of its input.
    public let version: Int?
    public let sha256: String?
  }

  /// Which reports; nil is any.
  public struct Choice: Sendable {
    public let grant: String?
    public let state: GrantReport.State?

    public init(grant: String? = nil, state: GrantReport.State? = nil) {
      self.grant = grant
      self.state = state
    }
  }

  public let audience: Audience
  /// By the end of their period, then by code.
  public let reports: [Item]
  public let withheld: [Withheld]
}

extension GrantReportList {
  /// - Throws: ``GrantFailure``
  public static func load(
    _ db: Database, _ choice: Choice = Choice(), for audience: Audience
  ) throws -> GrantReportList {
    if let grant = choice.grant {
      _ = try SeenGrants.grant(db, grant, asOf: nil, for: audience)
    }
    let seen = try SeenReports(db, for: audience)
    let reports = seen.reports.filter { report in
      choice.grant.map { $0 == report.grant } ?? true
        && choice.state.map { $0 == report.state } ?? true
    }
    return GrantReportList(
      audience: audience,
      reports: try reports.compactMap { report in
        try seen.grants[report.grant].map { try Item(report, $0, in: db) }
      }, withheld: seen.gate.withheld)
  }
}

extension GrantReportList.Item {
  init(_ report: GrantReport, _ grant: Grant, in db: Database) throws {
    let version = try ReportVersion.latest(of: report, in: db)
    self.init(
      code: report.code, grant: report.grant, donor: grant.donor, title: report.title,
      template: report.template, begins: report.begins, ends: report.ends, rule: report.rule,
      audience: report.audience, state: report.state,
      on: try ReportStep.lastDay(of: report, in: db), version: version?.number,
      sha256: version?.sha256)
  }
}
