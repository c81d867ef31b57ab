import IATI
import Kernel

/// Turns one row of `programmes.csv` into the rows of an activity.
struct ProgrammeRows {
  private let row: TemplateRow
  private let builder: RecordBuilder

  init(_ row: TemplateRow, _ buffer: RecordBuffer) {
    self.row = row
    builder = RecordBuilder(buffer: buffer)
  }

  /// Fills the buffer; what its columns do not take is among its findings.
  func fill(reportedBy organisation: ReportingOrganisation) {
    builder.beginRoot(.activity, line: row.line ?? 0)
    set(
      of: 0,
      [
        ("identifier", row.value("identifier")), ("reporting_org_ref", organisation.ref),
        ("reporting_org_type", organisation.type), ("reporting_org_name", organisation.name),
        ("title", row.value("title")), ("status", row.value("status")),
      ])
    add(.description, needs: "text", [("text", row.value("description"))])
    addParty("funder", role: "1")
    addParty("partner", role: "4")
    for (type, column) in ["start_planned", "start_actual", "end_planned", "end_actual"]
      .enumerated()
    {
      add(.activityDate, needs: "date", [("type", "\(type + 1)"), ("date", row.value(column))])
    }
    for share in shares("countries", of: "Country") {
      add(
        .recipientCountry, needs: "code",
        [("code", share.code), ("percentage", share.percentage?.description)])
    }
    for share in shares("sectors", of: "Sector") {
      add(
        .sector, needs: "code",
        [("vocabulary", "1"), ("code", share.code), ("percentage", share.percentage?.description)])
    }
    // A budget is valued at the beginning of its period.
    add(
      .budget, needs: "value",
      [
        ("period_start", row.value("budget_start")), ("period_end", row.value("budget_end")),
        ("value", row.value("budget_value")), ("currency", row.value("budget_currency")),
        ("value_date", row.value("budget_start")),
      ])
    add(
      .relatedActivity, needs: "ref", [("ref", row.value("parent_identifier")), ("type", "1")])
    builder.finish()
  }

  private func addParty(_ party: String, role: String) {
    let ref = row.value("\(party)_ref")
    let name = row.value("\(party)_name")
    add(
      .participatingOrg, needs: ref == nil ? "name" : "ref",
      [("ref", ref), ("role", role), ("name", name)])
  }

  private func shares(_ column: String, of list: String) -> [CellReader.Share] {
    row.value(column).flatMap { try? CellReader.shares($0, list) } ?? []
  }

  /// Adds a row, where the value that it cannot be without is there.
  private func add(
    _ kind: RecordKind, needs column: String, _ values: [(column: String, value: String?)]
  ) {
    guard values.contains(where: { $0.column == column && $0.value != nil }) else { return }
    set(of: builder.beginRow(kind, parent: 0, line: row.line ?? 0), values)
  }

  private func set(of place: Int, _ values: [(column: String, value: String?)]) {
    for (column, value) in values {
      if let value { builder.set(column, of: place, to: value) }
    }
  }
}
