import Disclosure
import GRDB
import Kernel
import Pages
import Reference

extension ReportInput {
  /// What the store says of a report now.
  ///
  /// - Parameter earlier: what it said when the report was made: its form and periods stay, and
  ///   corrections of what it told, posted later, count where that was posted.
  /// - Throws: ``GrantFailure``, ``ReportFault``
  static func load(
    _ db: Database, _ report: GrantReport, restating earlier: Head? = nil
  ) throws -> ReportInput {
    let source =
      try earlier.map { try ReportTemplates.Source($0) }
      ?? ReportTemplates.load(db).named(report.template, on: report.ends)
    let grant = try Grant.load(db, code: report.grant)
    let books = try GrantBooks.load(
      db, grant,
      periods: earlier?.books.periods ?? ReportPeriods(report, of: grant, in: db).all,
      takesAccruals: source.template.accruals)
    guard books.version != nil else { throw GrantFailure.noBudget(grant.code) }
    let rates = try GrantRates(grant, in: db)
    var gate = try ReportGate(db, for: report.audience)
    var entries: [LedgerEntry] = []
    try books.eachEntry(db, rates, withCorrections: earlier != nil) {
      entries.append(gate.seen($0))
    }
    let results = try gate.results(of: grant.activities)
    entries.sort { ($0.posted, $0.source, $0.reference) < ($1.posted, $1.source, $1.reference) }
    let own = try OwnOrganisation.load(db).primary
    let pages = PageTemplates.of("DonorReporting")
    let head = Head(
      report: Report(
        code: report.code, title: report.title ?? source.template.title,
        template: source.template.id, begins: report.begins, ends: report.ends,
        audience: report.audience),
      organisation: Organisation(name: own?.name, identifier: own?.identifier), books: books,
      rates: rates.used, funders: try gate.funders(of: entries),
      instalments: try instalments(db, grant, until: report.ends),
      forecasts: try forecasts(db, of: report.id),
      earlierForecasts: try before(report, in: db).map { try forecasts(db, of: $0) } ?? [],
      texts: try ReportText.all(of: report.id, in: db),
      claims: try SubmittedClaim.all(db, for: report, source.template), results: results,
      withheld: gate.withheld, template: source.yaml, page: try pages.source(of: "grant-report"),
      style: try PageTemplates.style())
    return ReportInput(head: head, entries: entries)
  }

  private static func instalments(
    _ db: Database, _ grant: Grant, until day: CalendarDate
  ) throws -> [Instalment] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM instalments WHERE grant_id = ? ORDER BY number",
      arguments: [grant.id]
    ).map { row in
      let received = (row["received_on"] as String?).flatMap { CalendarDate($0) }
      let isReceived = received.map { $0 <= day } ?? false
      return Instalment(
        number: row["number"], kind: row["kind"],
        due: (row["due_on"] as String?).flatMap { CalendarDate($0) },
        amount: FixedDecimal(millionths: row["amount"]), received: isReceived ? received : nil,
        receivedAmount: isReceived
          ? (row["received_amount"] as Int64?).map { FixedDecimal(millionths: $0) } : nil)
    }
  }

  private static func forecasts(_ db: Database, of report: Int64) throws -> [ReportForecast] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM report_forecasts WHERE report_id = ? ORDER BY begins_on, line",
      arguments: [report]
    ).compactMap { row in
      guard let begins = CalendarDate(row["begins_on"] as String),
        let ends = CalendarDate(row["ends_on"] as String)
      else { return nil }
      return ReportForecast(
        line: row["line"], begins: begins, ends: ends,
        amount: FixedDecimal(millionths: row["amount"]))
    }
  }

  /// The report on the time just before, by a template of the same name.
  private static func before(_ report: GrantReport, in db: Database) throws -> Int64? {
    try GrantReport.all(
      db, where: "g.code = ? AND p.ends_on = date(?, '-1 day')",
      [report.grant, report.begins.description]
    ).first { $0.templateName == report.templateName }?.id
  }
}

extension GrantReport {
  /// Of its template, without a version.
  var templateName: Substring { template.prefix { $0 != "@" } }
}

extension ReportTemplates.Source {
  /// That which a report was made by.
  init(_ head: ReportInput.Head) throws {
    self.init(
      template: try ReportTemplate(yaml: head.template, file: head.report.template),
      yaml: head.template, isOwn: false)
  }
}

extension ReportText {
  static func all(of report: Int64, in db: Database) throws -> [ReportText] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM report_texts WHERE report_id = ? ORDER BY section, line",
      arguments: [report]
    ).map { row in
      ReportText(
        section: row["section"], line: row["line"], text: row["text"], author: row["author"],
        state: State(rawValue: row["state"]) ?? .draft)
    }
  }
}
