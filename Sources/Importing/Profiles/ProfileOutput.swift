import IATI
import Kernel
import Reference

/// What becomes of a record when it is complete.
protocol ProfileOutput {
  func take(_ reader: ProfileReader)
}

/// Makes each record the rows of an activity.
final class ActivityOutput: ProfileOutput {
  private var buffer: RecordBuffer
  private unowned let sink: any RecordSink

  init(buffer: RecordBuffer, sink: any RecordSink) {
    self.buffer = buffer
    self.sink = sink
  }

  func take(_ reader: ProfileReader) {
    let record = ProfileRow(reader.profile.row, element: 0, in: reader)
    let identifier = record.value("identifier")
    reader.report(record.findings, of: identifier)
    guard record.missing == nil else {
      reader.rejectedCount += 1
      return
    }
    let builder = RecordBuilder(buffer: buffer)
    builder.beginRoot(.activity, line: record.line)
    fill(0, .activity, record, builder)
    for source in reader.profile.children {
      for element in reader.tree.elements(at: source.path?.steps[...] ?? [], from: 0) {
        let row = ProfileRow(source, element: element, in: reader)
        reader.report(row.findings, of: identifier)
        guard row.missing == nil, let kind = source.kind.kind else { continue }
        let place = builder.beginRow(kind, parent: 0, line: row.line)
        fill(place, kind, row, builder)
      }
    }
    builder.finish()
    buffer = sink.receive(buffer)
  }

  /// Sets the values of a row; one that belongs to a kind of its own begins a row below it.
  /// What the columns do not take is among the buffer's findings.
  private func fill(
    _ place: Int, _ kind: RecordKind, _ row: ProfileRow, _ builder: RecordBuilder
  ) {
    for (column, value, line) in row.values {
      guard let target = column.kind else { continue }
      let place =
        target == kind ? place : builder.beginRow(target, parent: place, line: line)
      builder.set(column.target, of: place, to: value)
    }
  }
}

/// Makes each record an exchange rate.
struct RateOutput: ProfileOutput {
  let give: (ExchangeRate, Int) -> Void

  func take(_ reader: ProfileReader) {
    let row = ProfileRow(reader.profile.row, element: 0, in: reader)
    reader.report(row.findings, of: nil)
    guard row.missing == nil, let rate = rate(row, reader) else {
      reader.rejectedCount += 1
      return
    }
    give(rate, row.line)
  }

  /// The rate; nil with a finding for each value that no rate has.
  private func rate(_ row: ProfileRow, _ reader: ProfileReader) -> ExchangeRate? {
    func report(_ column: String, _ fault: String, _ remedy: String) {
      let text = row.value(column) ?? ""
      reader.report(
        .error, "rate", line: row.line, path: column, "“\(text)” \(fault); the rate is left out.",
        remedy: remedy)
    }
    func currency(_ column: String) -> CurrencyCode? {
      let code = row.value(column).flatMap { CurrencyCode($0) }
      if let code, Currencies.find(code) != nil { return code }
      report(column, "is not a currency", "Use a code of ISO 4217, for example EUR.")
      return nil
    }
    let value = row.value("rate").flatMap { RateValue($0) }
    if value == nil { report("rate", "is not a rate", "A rate is a number above zero.") }
    let date = row.value("date").flatMap { CalendarDate($0) }
    let (rated, base) = (currency("currency"), currency("base"))
    guard let rated, let base, let value, let date, let source = row.value("source") else {
      return nil
    }
    let rate = ExchangeRate(
      source: source, base: base, currency: rated, validFrom: date,
      validity: reader.isMonthly ? .month : .day, value: value)
    if rate == nil {
      report("currency", "is rated against itself", "Leave the base out of the rates.")
    }
    return rate
  }
}

extension ProfileReader {
  /// Whether the dates of rates name months.
  fileprivate var isMonthly: Bool {
    profile.row.columns.contains { source in
      guard case .path = source.origin else { return false }
      return source.column.isDate && source.date == .month
    }
  }
}
