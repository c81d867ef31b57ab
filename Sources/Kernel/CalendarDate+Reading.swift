extension CalendarDate {
  /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `--MM-DD` or `--MM`, nothing else.
  public static func read(_ bytes: UnsafeRawBufferPointer) -> CalendarDate? {
    func number(_ start: Int, _ count: Int) -> Int? {
      var value = 0
      for index in start..<start + count {
        let digit = bytes[index] &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        value = value * 10 + Int(digit)
      }
      return value
    }
    func dash(_ index: Int) -> Bool { bytes[index] == UInt8(ascii: "-") }

    switch bytes.count {
    case 10:
      guard dash(4), dash(7), let year = number(0, 4), let month = number(5, 2),
        let day = number(8, 2)
      else { return nil }
      return CalendarDate(year: year, month: month, day: day)
    case 7:
      if dash(0), dash(1), dash(4), let month = number(2, 2), let day = number(5, 2) {
        return CalendarDate(year: nil, month: month, day: day)
      }
      guard dash(4), let year = number(0, 4), let month = number(5, 2) else { return nil }
      return CalendarDate(year: year, month: month)
    case 4:
      if dash(0), dash(1), let month = number(2, 2) {
        return CalendarDate(year: nil, month: month)
      }
      return number(0, 4).flatMap { CalendarDate(year: $0) }
    default:
      return nil
    }
  }

  /// Reads one of the forms of ``read(_:)``.
  public init?(_ text: String) {
    var text = text
    guard let date = text.withUTF8({ CalendarDate.read(UnsafeRawBufferPointer($0)) }) else {
      return nil
    }
    self = date
  }
}

extension CalendarDate: CustomStringConvertible {
  /// The written form, which ``read(_:)`` takes.
  public var description: String {
    func digits(_ value: Int, _ count: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: count - text.count) + text
    }
    var text = year.map { digits($0, 4) } ?? "-"
    if let month { text += "-" + digits(month, 2) }
    if let day { text += "-" + digits(day, 2) }
    return text
  }
}

extension CalendarDate: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let date = CalendarDate(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "A date is YYYY-MM-DD, YYYY-MM, YYYY, --MM-DD or --MM.")
    }
    self = date
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
