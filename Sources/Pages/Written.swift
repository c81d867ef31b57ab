import Kernel

/// Writes values as people read them, in the manner of one language.
public struct Written: Sendable {
  public let words: Words

  public init(words: Words) { self.words = words }

  /// An amount with so many decimals, those of its currency, or with all that it has.
  public func amount(_ value: ExactDecimal, decimals: Int, rounded: Bool = false) -> String {
    grouped(
      rounded ? value.rounded(decimals: decimals) : value.formatted(minimumDecimals: decimals))
  }

  /// A figure, or the words for having none.
  public func amount(_ value: Known<ExactDecimal>, decimals: Int, rounded: Bool) -> String {
    if let known = value.value { return amount(known, decimals: decimals, rounded: rounded) }
    return absence(value)
  }

  public func absence<Value>(_ value: Known<Value>) -> String {
    switch value {
    case .value: ""
    case .noData: words["noData"]
    case .notStated: words["notStated"]
    case .notApplicable: words["notApplicable"]
    case .withheld: words["withheld"]
    }
  }

  /// A reported decimal with its thousands apart; other text as it stands.
  public func number(_ text: String) -> String {
    FixedDecimal(exactly: text) == nil ? text : grouped(text)
  }

  /// `15 Apr 2022`; missing parts stay missing, other text stands as it is.
  public func date(_ text: String?) -> String {
    guard let text else { return words["notStated"] }
    guard let date = CalendarDate(text) else { return text }
    let months = words["months"].split(separator: " ")
    let month = date.month.map { $0 <= months.count ? String(months[$0 - 1]) : String($0) }
    return [date.day.map(String.init), month, date.year.map(String.init)]
      .compactMap { $0 }.joined(separator: " ")
  }

  /// `1 Jan 2023 – 31 Dec 2023`.
  public func period(_ start: String?, _ end: String?) -> String {
    "\(date(start)) – \(date(end))"
  }

  /// Thousands apart by commas, and a true minus sign.
  private func grouped(_ decimal: String) -> String {
    let isNegative = decimal.hasPrefix("-")
    let parts = decimal.drop { $0 == "-" || $0 == "+" }
      .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    var whole = ""
    let digits = parts.first ?? ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { whole.append(",") }
      whole.append(digit)
    }
    return (isNegative ? "−" : "") + whole + (parts.count > 1 ? ".\(parts[1])" : "")
  }
}
