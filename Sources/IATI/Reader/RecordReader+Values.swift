import CodeLists
import Kernel

extension RecordReader {
  /// Reads a value by its type into its cell of the innermost row. What cannot
  /// be held is carried as it was written, with a finding; nothing is guessed.
  func assign(_ number: Int, _ raw: UnsafeRawBufferPointer) {
    let field = table.fields + number
    let row = frames.top.row
    let column = field.pointee.column
    let value = trimmed(raw)
    guard !value.isEmpty else { return }
    guard buffer.isAbsent(row: row, column: column) else {
      carry(escapedText(string(value)), at: valuePath(number))
      return
    }
    switch field.pointee.type {
    case .text:
      buffer.set(row: row, column: column, text: value)
    case .code:
      if field.pointee.list?._withUnsafeGuaranteedRef({ $0.contains(value) }) != false {
        buffer.set(row: row, column: column, text: value)
      } else {
        assignUnlisted(number, column, value)
      }
    case .date:
      if value.count == 10, CalendarDate.read(value) != nil {
        buffer.set(row: row, column: column, text: value)
      } else {
        assignUnusualDate(number, column, value)
      }
    case .decimal:
      assignDecimal(number, column, value)
    case .currency:
      assignCurrency(number, column, value)
    case .language:
      buffer.set(row: row, column: column, text: string(value).lowercased())
    case .integer:
      if let integer = Int64(string(value)) {
        buffer.set(row: row, column: column, integer: integer)
      } else {
        keep(
          value, number, .error, "iati.integer", "is not a whole number and is left out",
          remedy: "Write digits alone.")
      }
    case .boolean:
      switch string(value) {
      case "1", "true": buffer.set(row: row, column: column, integer: 1)
      case "0", "false": buffer.set(row: row, column: column, integer: 0)
      default:
        keep(
          value, number, .error, "iati.boolean", "is neither true nor false and is left out",
          remedy: "Write 1 or 0.")
      }
    }
  }

  /// A code outside its list: one of 1.0x, or an unknown one.
  private func assignUnlisted(_ number: Int, _ column: Int, _ value: UnsafeRawBufferPointer) {
    let detail = table.fieldDetails[number]
    if let upgraded = detail.upgrade?[value] {
      buffer.set(row: frames.top.row, column: column, text: upgraded)
      if claimedVersion?.hasPrefix("2") == true {
        keep(
          value, number, .warning, "iati.code.version1",
          "is a code of IATI 1.0x and is read as \(upgraded)", remedy: "Use \(upgraded).")
      }
      return
    }
    buffer.set(row: frames.top.row, column: column, text: value)
    guard CodeList.named(detail.listName)?.isComplete == true else { return }
    report(
      value, number, .warning, "iati.code.unknown", "is not a code of \(detail.listName)",
      remedy: "Use a code of that list.")
  }

  private func assignUnusualDate(_ number: Int, _ column: Int, _ value: UnsafeRawBufferPointer) {
    // A day with a time or a time zone behind it still names its day.
    if value.count > 10, "TZ+-".utf8.contains(value[10]) {
      let day = UnsafeRawBufferPointer(rebasing: value[..<10])
      if CalendarDate.read(day) != nil {
        buffer.set(row: frames.top.row, column: column, text: day)
        keep(value, number, .info, "iati.date.extended", "is read as the day that it names")
        return
      }
    }
    keep(
      value, number, .error, "iati.date", "is not a date and is left out",
      remedy: "Write YYYY-MM-DD.")
  }

  private func assignDecimal(_ number: Int, _ column: Int, _ value: UnsafeRawBufferPointer) {
    switch FixedDecimal.read(value) {
    case .exact(let decimal):
      buffer.set(row: frames.top.row, column: column, integer: decimal.millionths)
    case .rounded(let decimal):
      buffer.set(row: frames.top.row, column: column, integer: decimal.millionths)
      keep(
        value, number, .info, "iati.decimal.rounded",
        "has more than six decimals and counts as \(decimal)")
    case .outOfRange:
      keep(
        value, number, .warning, "iati.decimal.range",
        "is beyond what an amount can be and is left out of every sum",
        remedy: "Check it for a missing decimal point.")
    case .malformed:
      keep(
        value, number, .error, "iati.decimal",
        "is not a decimal number and is left out of every sum",
        remedy: "Write digits with a point before the decimals and nothing between thousands.")
    }
  }

  private func assignCurrency(_ number: Int, _ column: Int, _ value: UnsafeRawBufferPointer) {
    guard CurrencyCode(value) != nil else {
      keep(
        value, number, .error, "iati.currency",
        "is not a currency code; the amount has no currency",
        remedy: "Write the three capital letters of ISO 4217.")
      return
    }
    buffer.set(row: frames.top.row, column: column, text: value)
    let list = table.fields[number].list
    if list?._withUnsafeGuaranteedRef({ $0.contains(value) }) == false {
      report(
        value, number, .warning, "iati.currency.unknown",
        "is not a currency of ISO 4217 and cannot be converted", remedy: "Check the code.")
    }
  }

  /// Reports a value and carries it as it was written.
  private func keep(
    _ value: UnsafeRawBufferPointer, _ number: Int, _ severity: Severity, _ rule: String,
    _ fault: String, remedy: String? = nil
  ) {
    report(value, number, severity, rule, fault, remedy: remedy)
    carry(escapedText(string(value)), at: valuePath(number))
  }

  private func report(
    _ value: UnsafeRawBufferPointer, _ number: Int, _ severity: Severity, _ rule: String,
    _ fault: String, remedy: String? = nil
  ) {
    let place = valuePath(number)
    report(
      severity, rule, "\(place) \"\(string(value))\" \(fault).", remedy: remedy, at: place)
  }

  private func valuePath(_ number: Int) -> String { path(to: table.fieldDetails[number].source) }
}
