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

  /// The line of a budget that the field `line` names by its code.
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
    return line
  }
}
