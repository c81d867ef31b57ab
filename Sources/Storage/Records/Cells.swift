import GRDB
import Kernel

/// The cells of one record, read as what a table holds. Each reading throws `FieldFault`.
public struct Cells {
  public let values: RecordValues
  public let db: Database

  public init(_ values: RecordValues, _ db: Database) {
    self.values = values
    self.db = db
  }

  /// The text; nil where nothing is stated.
  public subscript(field: String) -> String? {
    guard let text = values[field]?.trimmed, !text.isEmpty else { return nil }
    return text
  }

  public func required(_ field: String) throws -> String {
    guard let text = self[field] else {
      throw FieldFault(
        "value.missing", field: field, "The field \(field) is empty.", remedy: "Fill it in.")
    }
    return text
  }

  /// Text that keys are made of, in which `#` and `;` stand for something.
  public func key(_ field: String) throws -> String {
    let text = try required(field)
    guard !text.contains("#"), !text.contains(";") else {
      throw FieldFault(
        "value.key", field: field, "“\(text)” holds # or ;, which part keys and lists.",
        remedy: "Write it without them.")
    }
    return text
  }

  /// The code of a record that others name: a key that may stand before a `:` in lists.
  public func code(_ field: String) throws -> String {
    let text = try key(field)
    guard !text.contains(":") else {
      throw FieldFault(
        "value.key", field: field, "“\(text)” holds :, which parts a code from what follows it.",
        remedy: "Write it without it.")
    }
    return text
  }

  public func optionalCode(_ field: String) throws -> String? {
    try self[field] == nil ? nil : code(field)
  }

  /// A date of which parts may be missing; nil where none is stated.
  public func partialDate(_ field: String) throws -> String? {
    guard let text = self[field] else { return nil }
    guard let date = CalendarDate(text), date.year != nil else {
      throw FieldFault(
        "value.date", field: field, "“\(text)” is no date.",
        remedy: "Write 2012, 2012-03 or 2012-03-12.")
    }
    return date.description
  }

  /// A day of the calendar; nil where none is stated.
  public func day(_ field: String) throws -> String? {
    guard let text = self[field] else { return nil }
    guard let date = CalendarDate(text), date.isComplete else {
      throw FieldFault(
        "value.date", field: field, "“\(text)” is no day.", remedy: "Write it as 2012-03-12.")
    }
    return date.description
  }

  public func requiredDay(_ field: String) throws -> String {
    _ = try required(field)
    return try day(field) ?? ""
  }

  public func count(_ field: String) throws -> Int64? {
    guard let text = self[field] else { return nil }
    guard let number = Int64(text), number >= 0 else {
      throw FieldFault(
        "value.count", field: field, "“\(text)” is no whole number from 0 on.",
        remedy: "Write digits alone.")
    }
    return number
  }

  /// Millionths.
  public func decimal(_ field: String) throws -> Int64? {
    guard let text = self[field] else { return nil }
    guard let number = FixedDecimal(exactly: text) else {
      throw FieldFault(
        "value.decimal", field: field, "“\(text)” is no number with at most six decimals.",
        remedy: "Write digits with a point before the decimals.")
    }
    return number.millionths
  }

  public func reference(_ field: String, _ key: RecordKey) throws -> Int64? {
    try self[field].map { try key.id($0, field: field, in: db) }
  }

  public func requiredReference(_ field: String, _ key: RecordKey) throws -> Int64 {
    try key.id(required(field), field: field, in: db)
  }

  /// What stands between the semicolons of a list.
  public func list(_ field: String) -> [String] {
    (self[field] ?? "").split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
  }
}
