import CodeLists
import Kernel

/// What is to be said of a value that was read, or could not be.
struct ValueFinding {
  let severity: Severity
  let rule: String
  /// What follows the value in a sentence.
  let fault: String
  var remedy: String?
  /// Whether the value is kept as it was written, beside what was read of it.
  var isKept = true

  /// The sentence, for the value at a path.
  func message(_ value: UnsafeRawBufferPointer, at path: String) -> String {
    "\(path) \"\(string(value))\" \(fault)."
  }
}

extension ReaderTable {
  /// Reads a value, free of white space around it, by its field's type into its
  /// cell. Nothing is guessed: what cannot be held leaves the cell empty.
  ///
  /// - Parameter claimsVersion2: whether codes of 1.0x are out of place.
  @inline(__always)
  func read(
    _ value: UnsafeRawBufferPointer, as number: Int, into buffer: RecordBuffer, row: Int,
    claimsVersion2: Bool
  ) -> ValueFinding? {
    let field = fields + number
    let column = field.pointee.column
    switch field.pointee.type {
    case .text:
      buffer.set(row: row, column: column, text: value)
    case .code:
      guard field.pointee.list?._withUnsafeGuaranteedRef({ $0.contains(value) }) != false else {
        return readUnlisted(value, number, buffer, row, claimsVersion2)
      }
      buffer.set(row: row, column: column, text: value)
    case .date:
      guard value.count == 10, CalendarDate.read(value) != nil else {
        return readUnusualDate(value, number, buffer, row)
      }
      buffer.set(row: row, column: column, text: value)
    case .decimal: return readDecimal(value, number, buffer, row)
    case .currency: return readCurrency(value, number, buffer, row)
    case .language: buffer.set(row: row, column: column, text: string(value).lowercased())
    case .integer: return readInteger(value, number, buffer, row)
    case .boolean: return readBoolean(value, number, buffer, row)
    }
    return nil
  }

  /// A code outside its list: one of 1.0x, or an unknown one.
  private func readUnlisted(
    _ value: UnsafeRawBufferPointer, _ number: Int, _ buffer: RecordBuffer, _ row: Int,
    _ claimsVersion2: Bool
  ) -> ValueFinding? {
    let detail = fieldDetails[number]
    if let upgraded = detail.upgrade?[value] {
      buffer.set(row: row, column: fields[number].column, text: upgraded)
      guard claimsVersion2 else { return nil }
      return ValueFinding(
        severity: .warning, rule: "iati.code.version1",
        fault: "is a code of IATI 1.0x and is read as \(upgraded)", remedy: "Use \(upgraded).")
    }
    buffer.set(row: row, column: fields[number].column, text: value)
    // Some lists name the usual codes only: XK is no country of ISO 3166.
    let isComplete = CodeList.named(detail.listName)?.isComplete == true
    return ValueFinding(
      severity: isComplete ? .warning : .info, rule: "iati.code.unknown",
      fault: "is not among the codes of \(detail.listName)", remedy: "Check the code.",
      isKept: false)
  }

  private func readUnusualDate(
    _ value: UnsafeRawBufferPointer, _ number: Int, _ buffer: RecordBuffer, _ row: Int
  ) -> ValueFinding? {
    // A day with a time or a time zone behind it still names its day.
    if value.count > 10, "TZ+-".utf8.contains(value[10]) {
      let day = UnsafeRawBufferPointer(rebasing: value[..<10])
      if CalendarDate.read(day) != nil {
        buffer.set(row: row, column: fields[number].column, text: day)
        return ValueFinding(
          severity: .info, rule: "iati.date.extended", fault: "is read as the day that it names")
      }
    }
    return ValueFinding(
      severity: .error, rule: "iati.date", fault: "is not a date and is left out",
      remedy: "Write YYYY-MM-DD.")
  }

  private func readDecimal(
    _ value: UnsafeRawBufferPointer, _ number: Int, _ buffer: RecordBuffer, _ row: Int
  ) -> ValueFinding? {
    switch FixedDecimal.read(value) {
    case .exact(let decimal):
      buffer.set(row: row, column: fields[number].column, integer: decimal.millionths)
      return nil
    case .rounded(let decimal):
      buffer.set(row: row, column: fields[number].column, integer: decimal.millionths)
      return ValueFinding(
        severity: .info, rule: "iati.decimal.rounded",
        fault: "has more than six decimals and counts as \(decimal)")
    case .outOfRange:
      return ValueFinding(
        severity: .warning, rule: "iati.decimal.range",
        fault: "is beyond what an amount can be and is left out of every sum",
        remedy: "Check it for a missing decimal point.")
    case .malformed:
      return ValueFinding(
        severity: .error, rule: "iati.decimal",
        fault: "is not a decimal number and is left out of every sum",
        remedy: "Write digits with a point before the decimals and nothing between thousands.")
    }
  }

  private func readCurrency(
    _ value: UnsafeRawBufferPointer, _ number: Int, _ buffer: RecordBuffer, _ row: Int
  ) -> ValueFinding? {
    guard CurrencyCode(value) != nil else {
      return ValueFinding(
        severity: .error, rule: ReaderTable.currencyRule,
        fault: "is not a currency code; the amount has no currency",
        remedy: "Write the three capital letters of ISO 4217.")
    }
    buffer.set(row: row, column: fields[number].column, text: value)
    guard fields[number].list?._withUnsafeGuaranteedRef({ $0.contains(value) }) == false else {
      return nil
    }
    return ValueFinding(
      severity: .warning, rule: "iati.currency.unknown",
      fault: "is not a currency of ISO 4217 and cannot be converted", remedy: "Check the code.",
      isKept: false)
  }

  private func readInteger(
    _ value: UnsafeRawBufferPointer, _ number: Int, _ buffer: RecordBuffer, _ row: Int
  ) -> ValueFinding? {
    guard let integer = Int64(string(value)) else {
      return ValueFinding(
        severity: .error, rule: "iati.integer", fault: "is not a whole number and is left out",
        remedy: "Write digits alone.")
    }
    buffer.set(row: row, column: fields[number].column, integer: integer)
    return nil
  }

  private func readBoolean(
    _ value: UnsafeRawBufferPointer, _ number: Int, _ buffer: RecordBuffer, _ row: Int
  ) -> ValueFinding? {
    switch string(value) {
    case "1", "true": buffer.set(row: row, column: fields[number].column, integer: 1)
    case "0", "false": buffer.set(row: row, column: fields[number].column, integer: 0)
    default:
      return ValueFinding(
        severity: .error, rule: "iati.boolean", fault: "is neither true nor false and is left out",
        remedy: "Write 1 or 0.")
    }
    return nil
  }
}
