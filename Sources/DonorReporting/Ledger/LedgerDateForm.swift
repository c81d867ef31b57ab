import Kernel

/// How an export writes days.
public enum LedgerDateForm: String, Sendable, CaseIterable {
  case iso = "yyyy-MM-dd"
  case dayFirstSlashes = "dd/MM/yyyy"
  case monthFirstSlashes = "MM/dd/yyyy"
  case dayFirstPoints = "dd.MM.yyyy"
  case digits = "yyyyMMdd"

  /// The day; nil where the text is not of the form, or is no day of the calendar.
  func day(_ text: String) -> CalendarDate? {
    let form = Array(rawValue.utf8)
    let bytes = Array(text.utf8)
    guard form.count == bytes.count else { return nil }
    var numbers: [UInt8: Int] = [:]
    for (mark, byte) in zip(form, bytes) {
      switch mark {
      case UInt8(ascii: "y"), UInt8(ascii: "M"), UInt8(ascii: "d"):
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        numbers[mark, default: 0] = numbers[mark, default: 0] * 10 + Int(byte - UInt8(ascii: "0"))
      default:
        guard mark == byte else { return nil }
      }
    }
    return CalendarDate(
      year: numbers[UInt8(ascii: "y")], month: numbers[UInt8(ascii: "M")],
      day: numbers[UInt8(ascii: "d")])
  }
}
