import GRDB
import Kernel
import Reference
import Storage

/// The cells of one record, read as what a table holds. Each reading throws ``FieldFault``.
struct Cells {
  let values: RecordValues
  let db: Database

  /// The text; nil where nothing is stated.
  subscript(field: String) -> String? {
    guard let text = values[field]?.trimmed, !text.isEmpty else { return nil }
    return text
  }

  func required(_ field: String) throws -> String {
    guard let text = self[field] else {
      throw FieldFault(
        "value.missing", field: field, "The field \(field) is empty.", remedy: "Fill it in.")
    }
    return text
  }

  /// Text that keys are made of, in which `#` and `;` stand for something.
  func key(_ field: String) throws -> String {
    let text = try required(field)
    guard !text.contains("#"), !text.contains(";") else {
      throw FieldFault(
        "value.key", field: field, "“\(text)” holds # or ;, which part keys and lists.",
        remedy: "Write it without them.")
    }
    return text
  }

  func partialDate(_ field: String) throws -> String? {
    guard let text = self[field] else { return nil }
    guard let date = CalendarDate(text), date.year != nil else {
      throw FieldFault(
        "value.date", field: field, "“\(text)” is no date.",
        remedy: "Write 2012, 2012-03 or 2012-03-12.")
    }
    return date.description
  }

  func day(_ field: String) throws -> String {
    let text = try required(field)
    guard let date = CalendarDate(text), date.isComplete else {
      throw FieldFault(
        "value.date", field: field, "“\(text)” is no day.", remedy: "Write it as 2012-03-12.")
    }
    return date.description
  }

  func count(_ field: String) throws -> Int64? {
    guard let text = self[field] else { return nil }
    guard let number = Int64(text), number >= 0 else {
      throw FieldFault(
        "value.count", field: field, "“\(text)” is no whole number from 0 on.",
        remedy: "Write digits alone.")
    }
    return number
  }

  /// Millionths.
  func decimal(_ field: String) throws -> Int64? {
    guard let text = self[field] else { return nil }
    guard let number = FixedDecimal(exactly: text) else {
      throw FieldFault(
        "value.decimal", field: field, "“\(text)” is no number with at most six decimals.",
        remedy: "Write digits with a point before the decimals.")
    }
    return number.millionths
  }

  /// The code of a territory that the house knows.
  func territory(_ text: String, field: String) throws -> String {
    guard let territory = Territories.find(text) else {
      throw FieldFault(
        "value.territory", field: field, "“\(text)” is the code of no territory.",
        remedy: "Write the ISO 3166-1 code of two letters, for example NP.")
    }
    return territory.code
  }

  func currency(_ field: String) throws -> String {
    let text = try required(field)
    guard let code = CurrencyCode(text), Currencies.find(code) != nil else {
      throw FieldFault(
        "value.currency", field: field, "“\(text)” is no currency of ISO 4217.",
        remedy: "Write three capital letters, for example EUR.")
    }
    return text
  }

  func reference(_ field: String, _ key: RecordKey) throws -> Int64? {
    try self[field].map { try key.id($0, field: field, in: db) }
  }

  func requiredReference(_ field: String, _ key: RecordKey) throws -> Int64 {
    try key.id(required(field), field: field, in: db)
  }

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

  /// What stands between the semicolons of a list.
  func list(_ field: String) -> [String] {
    (self[field] ?? "").split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
  }
}
