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
    var reading = Reading()
    var lines = CSVLines(text)
    guard let header = lines.next() else {
      reading.add(
        .error, "rates.csv.empty", "The file has no lines.", Place(file: file), Self.headerAdvice)
      return reading
    }
    guard let columns = Columns(header.cells, place: Place(file: file, line: 1), &reading) else {
      return reading
    }
    var seen: [ExchangeRate.Key: ExchangeRate] = [:]
    while let line = lines.next() {
      let row = Row(line: line, columns: columns, file: file)
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
    return reading
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
