extension RecordReader {
  /// Reads a value by its type into its cell of the innermost row. What cannot
  /// be held is carried as it was written, with a finding.
  func assign(_ number: Int, _ raw: UnsafeRawBufferPointer) {
    let row = frames.top.row
    let value = trimmed(raw)
    guard !value.isEmpty else { return }
    guard buffer.isAbsent(row: row, column: table.fields[number].column) else {
      carry(escapedText(string(value)), at: valuePath(number))
      return
    }
    if let finding = table.read(
      value, as: number, into: buffer, row: row, claimsVersion2: claimsVersion2)
    {
      add(finding, about: value, number)
    }
  }

  @inline(never)
  private func add(_ finding: ValueFinding, about value: UnsafeRawBufferPointer, _ number: Int) {
    let path = valuePath(number)
    report(
      finding.severity, finding.rule, finding.message(value, at: path), remedy: finding.remedy,
      at: path)
    if finding.isKept { carry(escapedText(string(value)), at: path) }
    // An amount in an unreadable currency is not one in the default currency.
    if finding.rule == ReaderTable.currencyRule { rowWithoutCurrency = frames.top.row }
  }

  private func valuePath(_ number: Int) -> String { path(to: table.fieldDetails[number].source) }
}
