import GRDB
import Kernel
import Portfolio
import Reference
import Storage

extension Cells {
  func currency(_ field: String) throws -> String? {
    try self[field].map { try currency(of: $0, field) }
  }

  /// A code of ISO 4217 in a cell that may hold more.
  func currency(of text: String, _ field: String) throws -> String {
    guard let code = CurrencyCode(text), Currencies.find(code) != nil else {
      throw FieldFault(
        "value.currency", field: field, "“\(text)” is no currency of ISO 4217.",
        remedy: "Write three capital letters, for example EUR.")
    }
    return text
  }

  /// Millionths.
  func requiredDecimal(_ field: String) throws -> Int64? {
    _ = try required(field)
    return try decimal(field)
  }

  func requiredCurrency(_ field: String) throws -> String {
    try currency(of: required(field), field)
  }

  /// The code of a record that others name: `#` parts keys, `;` lists, `:` codes from shares.
  func code(_ field: String) throws -> String {
    let text = try key(field)
    guard !text.contains(":") else {
      throw FieldFault(
        "value.key", field: field, "“\(text)” holds :, which parts codes from shares.",
        remedy: "Write it without it.")
    }
    return text
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
}
