import GRDB
import Storage

/// Which reports an agreement asks for, how often, and how long after its period each is due.
struct ReportRulesTarget: RowTarget {
  let table = "report_rules"
  let key: RecordKey? = .reportRule
  let order = "\(RecordKey.grant.written("t.grant_id")), t.title"
  let readings = ["grant": RecordKey.grant.written("t.grant_id")]
  let form = RecordForm(
    "report-rules",
    [
      .required("grant", .reference(to: "grants"), "code of the grant"),
      .required(
        "kind", .choice(["narrative", "financial", "narrative-and-financial", "audit"]),
        "what is reported"),
      .required("title", .text(longest: 200), "what the report is called, once in the grant"),
      .optional(
        "every_months", .count,
        "months from one period's end to the next; empty for one report on the whole time"),
      .optional(
        "first_end", .date,
        "last day of the first period; empty to count from the first eligible day"),
      .optional("due_days", .count, "days after the period's end, or else"),
      .optional("due_months", .count, "months after the period's end"),
      .optional(
        "template", .text(longest: 100), "template that the report is written by, as uk-claim"),
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    guard (cells["due_days"] == nil) == (cells["due_months"] == nil) else { return }
    throw FieldFault(
      "report-rule.due", field: "due_days",
      "The report is due after days or after months: one of the two.",
      remedy: "Fill in either due_days or due_months.")
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("grant_id", try cells.requiredReference("grant", .grant)), ("kind", cells["kind"]),
      ("title", cells["title"]), ("every_months", try cells.count("every_months")),
      ("first_end", try cells.day("first_end")), ("due_days", try cells.count("due_days")),
      ("due_months", try cells.count("due_months")),
      ("template", try cells["template"].map { _ in try cells.code("template") }),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db, sql: "SELECT id FROM report_rules WHERE grant_id = ? AND title = ?",
      arguments: [cells.requiredReference("grant", .grant), cells["title"]])
  }
}
