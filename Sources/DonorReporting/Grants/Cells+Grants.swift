import GRDB
import Kernel
import Reference
import Storage

extension Cells {
  func optionalCurrency(_ field: String) throws -> String? {
    try self[field] == nil ? nil : currency(field)
  }

  /// Millionths.
  func requiredDecimal(_ field: String) throws -> Int64? {
    _ = try required(field)
    return try decimal(field)
  }

  /// Where two cells are filled together or not at all.
  func checkBoth(_ first: String, _ second: String) throws {
    guard (self[first] == nil) != (self[second] == nil) else { return }
    let missing = self[first] == nil ? first : second
    throw FieldFault(
      "value.pair", field: missing,
      "The field \(missing) is empty, but \(missing == first ? second : first) is not.",
      remedy: "Fill in both or neither.")
  }

  /// The line of a budget that the field `line` names by its code; one without parts, under
  /// which alone costs stand.
  func line(of budget: Int64) throws -> Int64 {
    let code = try required("line")
    let line = try Int64.fetchOne(
      db, sql: "SELECT id FROM budget_lines WHERE budget_id = ? AND code = ?",
      arguments: [budget, code])
    guard let line else {
      throw FieldFault(
        "reference.unknown", field: "line", "The budget has no line “\(code)”.",
        remedy: "Correct the code; `baraza record list budget-lines` lists them.")
    }
    let parts = try String.fetchAll(
      db.cachedStatement(sql: "SELECT code FROM budget_lines WHERE parent_id = ? ORDER BY code"),
      arguments: [line])
    guard parts.isEmpty else {
      throw FieldFault(
        "budget-line.parts", field: "line",
        "The line “\(code)” has parts, and costs stand under lines without parts.",
        remedy: "Name one of its parts: \(parts.prefix(5).joined(separator: ", "))"
          + (parts.count > 5 ? " and others." : "."))
    }
    return line
  }
}
