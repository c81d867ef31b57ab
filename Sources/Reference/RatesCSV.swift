import Kernel

/// Reads exchange rates from CSV: a header with `date`, `currency` and `rate`,
/// and perhaps `base` and `source`, in any order.
///
/// A date is `YYYY-MM-DD`, or `YYYY-MM` for a rate of the whole month. A rate
/// is units of the currency for one unit of the base, with a decimal point.
public struct RatesCSV: Sendable {
  /// For files or rows without a base; nil makes it an error.
  public var base: CurrencyCode?
  /// For files or rows without a source; nil makes it an error.
  public var source: String?

  public init(base: CurrencyCode? = nil, source: String? = nil) {
    self.base = base
    self.source = source
  }

  /// What a file gave. Nothing of it should be used while there are errors.
  public struct Reading: Sendable {
    public internal(set) var rates: [ExchangeRate] = []
    public internal(set) var diagnostics: [Diagnostic] = []

    public var hasErrors: Bool { diagnostics.contains { $0.severity >= .error } }
  }

  /// Reads a whole file; `file` names it in the findings.
  public func read(_ text: String, file: String? = nil) -> Reading {
    read(Array(text.utf8), file: file)
  }

  /// Reads the bytes of a whole file; `file` names it in the findings.
  public func read(_ bytes: [UInt8], file: String? = nil) -> Reading {
    var reading = Reading()
    do throws(CSVFailure) {
      var reader = try CSVReader(bytes, file: file)
      let place = Place(file: file, line: reader.header.line)
      guard let columns = Columns(reader.header.cells.map(\.trimmed), place: place, &reading)
      else { return reading }
      try read(&reader, columns, file, &reading)
      reading.diagnostics += reader.diagnostics
    } catch {
      reading.diagnostics.append(error.diagnostic)
    }
    return reading
  }

  private func read(
    _ reader: inout CSVReader, _ columns: Columns, _ file: String?, _ reading: inout Reading
  ) throws(CSVFailure) {
    var seen: [ExchangeRate.Key: ExchangeRate] = [:]
    while let record = try reader.next() {
      if record.isBlank { continue }
      let row = Row(
        line: record.line, cells: record.cells.map(\.trimmed), columns: columns, file: file)
      guard let rate = row.rate(defaults: self, &reading) else { continue }
      if let earlier = seen[rate.key] {
        guard earlier.value != rate.value else { continue }
        row.report(
          .error, "rates.csv.twice", column: .rate,
          "The file gives \(rate.currency) on \(rate.validFrom) twice: \(earlier.value) and "
            + "\(rate.value).", "Keep the right one.", &reading)
        continue
      }
      seen[rate.key] = rate
      reading.rates.append(rate)
    }
  }

  static let headerAdvice = "Begin with the line `date,currency,rate,base,source`."
}

extension RatesCSV.Reading {
  mutating func add(
    _ severity: Severity, _ rule: String, _ message: String, _ place: Place, _ remedy: String
  ) {
    diagnostics.append(Diagnostic(severity, rule: rule, at: place, message, remedy: remedy))
  }
}
