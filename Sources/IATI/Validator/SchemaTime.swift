/// `xsd:date` and `xsd:dateTime`.
enum SchemaTime {
  static func isDate(_ value: UnsafeRawBufferPointer) -> Bool {
    var rest = value[...]
    return takeDay(&rest) && isZone(rest)
  }

  static func isDateTime(_ value: UnsafeRawBufferPointer) -> Bool {
    var rest = value[...]
    guard takeDay(&rest), take("T", &rest), let hour = takePair(&rest), take(":", &rest),
      let minute = takePair(&rest), take(":", &rest), let second = takePair(&rest)
    else { return false }
    var isWhole = true
    if take(".", &rest) {
      let decimals = rest.prefix(while: \.isASCIIDigit)
      guard !decimals.isEmpty else { return false }
      isWhole = decimals.allSatisfy { $0 == UInt8(ascii: "0") }
      rest = rest.dropFirst(decimals.count)
    }
    // After a zone, and only there, blanks are let through.
    if let last = value.last, isXMLSpace(last), rest.contains(where: { !isXMLSpace($0) }) {
      while let last = rest.last, isXMLSpace(last) { rest = rest.dropLast() }
    }
    let isMidnight = hour == 24 && minute == 0 && second == 0 && isWhole
    return (isMidnight || (hour < 24 && minute < 60 && second < 60)) && isZone(rest)
  }

  private typealias Bytes = Slice<UnsafeRawBufferPointer>

  /// A year of four digits or more (there is none of the number 0), month and day.
  private static func takeDay(_ rest: inout Bytes) -> Bool {
    let isNegative = take("-", &rest)
    let digits = rest.prefix(while: \.isASCIIDigit)
    rest = rest.dropFirst(digits.count)
    guard digits.count >= 4, digits.count == 4 || digits.first != UInt8(ascii: "0"),
      let number = Int(String(decoding: digits, as: UTF8.self)), take("-", &rest),
      let month = takePair(&rest), take("-", &rest), let day = takePair(&rest)
    else { return false }
    let year = isNegative ? -number : number
    return year != 0 && (1...12).contains(month)
      && (1...days(of: month, in: year)).contains(day)
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Nothing, `Z`, or hours and minutes up to 14:00.
  private static func isZone(_ zone: Bytes) -> Bool {
    var rest = zone
    if rest.isEmpty || rest.elementsEqual("Z".utf8) { return true }
    guard take("+", &rest) || take("-", &rest), let hour = takePair(&rest), take(":", &rest),
      let minute = takePair(&rest)
    else { return false }
    return rest.isEmpty && minute < 60 && hour * 60 + minute <= 14 * 60
  }

  private static func take(_ character: Unicode.Scalar, _ rest: inout Bytes) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }

  private static func takePair(_ rest: inout Bytes) -> Int? {
    let pair = rest.prefix(2)
    guard pair.count == 2, pair.allSatisfy(\.isASCIIDigit) else { return nil }
    rest = rest.dropFirst(2)
    return pair.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
