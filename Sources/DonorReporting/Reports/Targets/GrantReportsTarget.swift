import GRDB
import Kernel
import Storage

/// Reports on grants, as drafts begin: for which time, by which form and for whom.
struct GrantReportsTarget: RowTarget {
  let table = "grant_reports"
  let key: RecordKey? = .grantReport
  let order = "t.ends_on, t.code"
  let readings = [
    "grant": RecordKey.grant.written("t.grant_id"),
    "rule": RecordKey.reportRule.written("t.rule_id"),
  ]
  let form = RecordForm(
    "grant-reports",
    [
      .required("code", .text(longest: 50), "short code by which commands name the report"),
      .required("grant", .reference(to: "grants"), "code of the grant"),
      .required(
        "template", .text(longest: 100),
        "form that it is written by, as uk-claim or uk-claim@1; `baraza report templates` lists them"
      ),
      .optional("title", .text(longest: 300), "its title; empty for the form's"),
      .required("begins_on", .date, "first day of the period that it reports"),
      .required("ends_on", .date, "last day of that period"),
      .optional(
        "rule", .reference(to: "report-rules"),
        "report of the agreement that it is, as GRANT#TITLE"),
      .required(
        "audience", .choice(["public", "internal", "restricted"]),
        "whose clearance decides what it shows"),
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    let ends = try cells.requiredDay("ends_on")
    guard let day = CalendarDate(ends) else { return }
    do {
      _ = try ReportTemplates.load(cells.db).named(cells.code("template"), on: day)
    } catch let fault as ReportFault {
      throw FieldFault(
        "report.template", field: "template", fault.diagnostic.message,
        remedy: fault.diagnostic.remedy ?? "Choose another.")
    }
    guard try cells.requiredDay("begins_on") <= ends else {
      throw FieldFault(
        "report.period", field: "ends_on", "The period ends before it begins.",
        remedy: "Correct one of the days.")
    }
    let grant = try cells.requiredReference("grant", .grant)
    guard let rule = try cells.reference("rule", .reportRule) else { return }
    let own = try Int64.fetchOne(
      cells.db, sql: "SELECT grant_id FROM report_rules WHERE id = ?", arguments: [rule])
    guard own == grant else {
      throw FieldFault(
        "report.rule", field: "rule", "That report is of another grant.",
        remedy: "Name one of the report's own grant, as GRANT#TITLE.")
    }
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("code", try cells.code("code")),
      ("grant_id", try cells.requiredReference("grant", .grant)),
      ("template", try cells.code("template")), ("title", cells["title"]),
      ("begins_on", try cells.requiredDay("begins_on")),
      ("ends_on", try cells.requiredDay("ends_on")),
      ("rule_id", try cells.reference("rule", .reportRule)),
      ("audience", cells["audience"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM grant_reports WHERE code = ?", arguments: [cells["code"]])
  }
}
