import Kernel

/// How a file writes dates.
enum DatePattern: String, Sendable, CaseIterable {
  case iso = "yyyy-MM-dd"
  case dayMonthSlashes = "dd/MM/yyyy"
  case monthDaySlashes = "MM/dd/yyyy"
  case dayMonthPoints = "dd.MM.yyyy"
  case digits = "yyyyMMdd"
  case month = "yyyy-MM"
  case year = "yyyy"

  static let standard = DatePattern.iso

  /// The day, the first of a month or year; nil where the text is not exactly of the pattern,
  /// or names a day that no calendar has.
  func read(_ text: String) -> CalendarDate? {
    var parts: [UInt8: Int] = [:]
    let letters = Array(rawValue.utf8)
    let bytes = Array(text.utf8)
    guard bytes.count == letters.count else { return nil }
    for (letter, byte) in zip(letters, bytes) {
      guard "yMd".utf8.contains(letter) else {
        guard letter == byte else { return nil }
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      parts[letter, default: 0] = parts[letter, default: 0] * 10 + Int(byte - 0x30)
    }
    return CalendarDate(
      year: parts[UInt8(ascii: "y")], month: parts[UInt8(ascii: "M")] ?? 1,
      day: parts[UInt8(ascii: "d")] ?? 1)
  }
}
