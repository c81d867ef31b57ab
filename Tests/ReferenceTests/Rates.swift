import Kernel
import Reference
import Testing

/// Short forms for the tests of conversion.
enum Rates {
  static func code(_ text: String) throws -> CurrencyCode {
    try #require(CurrencyCode(text))
  }

  static func date(_ text: String) throws -> CalendarDate {
    try #require(CalendarDate(text))
  }

  /// A rate from words such as `EUR USD 2024-03-01 1.0846` or `EUR UGX 2024-03 4210.5`.
  static func rate(_ line: String, source: String = "ECB") throws -> ExchangeRate {
    let words = line.split(separator: " ").map(String.init)
    let when = try date(words[2])
    let first = try #require(CalendarDate(year: when.year, month: when.month, day: when.day ?? 1))
    let value = try #require(RateValue(words[3]))
    let rate = ExchangeRate(
      source: source, base: try code(words[0]), currency: try code(words[1]), validFrom: first,
      validity: when.isComplete ? .day : .month, value: value)
    return try #require(rate)
  }

  static func converter(_ lines: [String]) throws -> Converter {
    Converter(RateTable(source: "ECB", rates: try lines.map { try rate($0) }))
  }
}

extension Converter {
  /// The amount in millionths and its route, or the gap.
  func ask(
    _ millionths: Int64, _ from: String, _ to: String, _ date: String
  ) throws -> Conversion {
    try convert(
      millionths: millionths, from: Rates.code(from), to: Rates.code(to), on: Rates.date(date))
  }

  func amount(_ millionths: Int64, _ from: String, _ to: String, _ date: String) throws -> Int64? {
    guard case .converted(let amount, _) = try ask(millionths, from, to, date) else { return nil }
    return amount
  }

  func words(_ from: String, _ to: String, _ date: String) throws -> String? {
    try route(from: Rates.code(from), to: Rates.code(to), on: Rates.date(date))?.description
  }

  func gap(_ from: String, _ to: String, _ date: String) throws -> MissingRate? {
    guard case .missing(let missing) = try ask(1, from, to, date) else { return nil }
    return missing
  }
}
