import Kernel
import Storage

/// The rows of one export as values of the form of ledger entries.
public struct LedgerRows: Sendable {
  public let mapping: LedgerMapping
  /// Where the column of each field stands.
  private let positions: [String: Int]

  /// Throws ``LedgerMappingFailure/columns(_:file:)``.
  public init(
    _ mapping: LedgerMapping, header: [String], file: String?
  ) throws(LedgerMappingFailure) {
    self.mapping = mapping
    let names = header.map(\.trimmed)
    var positions: [String: Int] = [:]
    var missing: [String] = []
    for (field, column) in mapping.columns.sorted(by: { $0.key < $1.key }) {
      if let position = names.firstIndex(of: column) {
        positions[field] = position
      } else {
        missing.append(column)
      }
    }
    guard missing.isEmpty else { throw .columns(missing, file: file) }
    self.positions = positions
  }

  /// What a row is called in the export; nil where it says nothing.
  public func reference(of cells: [String]) -> String? {
    positions["reference"].map { cells[$0].trimmed }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Throws `FieldFault`.
  public func values(of cells: [String]) throws -> RecordValues {
    var values = mapping.constants
    for (field, position) in positions where !LedgerMapping.amounts.contains(field) {
      let text = FormulaGuard.opened(cells[position].trimmed).trimmed
      guard !text.isEmpty else { continue }
      values[field] = mapping.translations[field]?[text] ?? text
    }
    for field in ["posted_on", "value_on"] where positions[field] != nil {
      values[field] = try values[field].map { try day($0, field) }
    }
    if let amount = try amount(of: cells) { values["amount"] = amount.description }
    values["source"] = mapping.source
    return values
  }

  private func day(_ text: String, _ field: String) throws -> String {
    guard let day = mapping.dates.day(text) else {
      throw FieldFault(
        "value.date", field: field,
        "“\(text)” is no day written as \(mapping.dates.rawValue).",
        remedy: "Correct it, or the date form of the mapping.")
    }
    return day.description
  }

  /// The amount, or debit less credit; nil where the mapping has it as a constant.
  private func amount(of cells: [String]) throws -> FixedDecimal? {
    var sum = ExactDecimal.zero
    var isStated = false
    for (field, sign) in [("amount", 1), ("debit", 1), ("credit", -1)] as [(String, Int128)] {
      guard let position = positions[field] else { continue }
      let text = cells[position].trimmed
      guard !text.isEmpty else { continue }
      guard let amount = mapping.numbers.amount(text) else {
        throw FieldFault(
          "value.decimal", field: field,
          "“\(text)” is no amount with the marks of the mapping and at most six decimals.",
          remedy: "Correct it, or decimal and group of the mapping.")
      }
      sum = try sum.adding(ExactDecimal(millionths: sign * Int128(amount.millionths)))
      isStated = true
    }
    guard isStated else { return nil }
    let signed = mapping.isReversed ? try sum.negated() : sum
    guard let millionths = Int64(exactly: signed.millionths) else {
      throw FieldFault(
        "value.range", field: "amount", "Debit less credit is beyond what an amount can be.",
        remedy: "Check the digits of both.")
    }
    return FixedDecimal(millionths: millionths)
  }
}
