import Kernel

extension CellReader {
  static func date(_ text: String) throws(CellFault) -> CalendarDate {
    if let date = CalendarDate(text), date.isComplete { return date }
    let remedy = "Write YYYY-MM-DD, as 2025-03-01."
    if let match = text.wholeMatch(of: /([0-9]{1,2})[\/.-]([0-9]{1,2})[\/.-]([0-9]{2,4})/) {
      let isAmbiguous = (Int(match.1) ?? 0) <= 12 && (Int(match.2) ?? 0) <= 12
      throw CellFault(
        "date.order", isAmbiguous ? "could be two days" : "is not in ISO form", remedy)
    }
    if text.wholeMatch(of: /[0-9]{5}(\.[0-9]+)?/) != nil {
      throw CellFault("date.serial", "is a spreadsheet's day number", remedy)
    }
    if text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil {
      throw CellFault("date.calendar", "is a day that no calendar has", remedy)
    }
    throw CellFault("date", "is not a date", remedy)
  }

  /// A year, or a month or day of one.
  static func partialDate(_ text: String) throws(CellFault) -> CalendarDate {
    if let date = CalendarDate(text), date.year != nil { return date }
    if text.wholeMatch(of: /[0-9]{1,2}[\/.-][0-9]{4}/) != nil {
      throw CellFault("date.order", "is not in ISO form", "Write YYYY-MM, as 2025-03.")
    }
    do throws(CellFault) {
      return try date(text)
    } catch {
      throw CellFault(
        String(error.rule.dropFirst("template.".count)), error.message,
        "Write what is known: 2025, 2025-03 or 2025-03-01.")
    }
  }

  static func timestamp(_ text: String) throws(CellFault) {
    if let match = text.wholeMatch(of: /(.{10})T([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)?Z/),
      CalendarDate(String(match.1))?.isComplete == true,
      let hour = Int(match.2), let minute = Int(match.3), let second = Int(match.4),
      hour < 24, minute < 60, second < 60
    {
      return
    }
    throw CellFault(
      "timestamp", "is not a time as Baraza writes it",
      "Leave it as it was exported, as 2026-03-02T09:00:00Z; format the column as text.")
  }
}
