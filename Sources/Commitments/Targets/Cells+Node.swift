import GRDB
import Storage

extension Cells {
  /// A part of the plan: its code there, `PLAN#CODE`, or its id.
  func node(_ field: String, in plan: Int64) throws -> Int64? {
    guard let text = self[field] else { return nil }
    let code = text.contains("#") ? nil : text
    let id = try Int64.fetchOne(
      db, sql: "SELECT id FROM plan_nodes WHERE plan_id = ? AND id = ? OR plan_id = ? AND code = ?",
      arguments: [
        plan, code == nil ? RecordKey.node.id(text, field: field, in: db) : nil, plan, code,
      ])
    guard let id else {
      throw FieldFault(
        "reference.unknown", field: field, "The plan has no part “\(text)”.",
        remedy: "Add it to the plan first (form plan-matrix), or correct the code.")
    }
    return id
  }
}
