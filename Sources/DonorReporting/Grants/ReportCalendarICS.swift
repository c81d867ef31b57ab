import Kernel

/// A calendar of reports as a file for calendar programs, by RFC 5545.
///
/// Each report is an event of its due day, with an alarm 14 days before. The bytes depend on the
/// store alone, not on the clock: events are stamped with its latest revision, and an event keeps
/// its UID when its dates change.
public struct ReportCalendarICS: Sendable {
  private let calendar: ReportCalendar

  public init(_ calendar: ReportCalendar) { self.calendar = calendar }

  public func render() -> [UInt8] {
    let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Baraza//Report calendar//EN"]
    let lines = head + calendar.reports.flatMap(event) + ["END:VCALENDAR"]
    return lines.flatMap(ReportCalendarICS.folded)
  }

  private func event(_ report: DueReport) -> [String] {
    let name = "\(report.grant): \(report.title) \(report.number)"
    let about = [
      "Donor: \(report.donor)", "Period: \(report.begins) to \(report.ends)",
      "Kind: \(report.kind)",
    ]
    return [
      "BEGIN:VEVENT",
      "UID:report-\(report.rule)-\(report.number)@baraza",
      "DTSTAMP:\(ReportCalendarICS.stamp(calendar.revisedAt))",
      "DTSTART;VALUE=DATE:\(ReportCalendarICS.day(report.due))",
      "SUMMARY:\(ReportCalendarICS.escaped("\(name) is due"))",
      "DESCRIPTION:\(ReportCalendarICS.escaped(about.joined(separator: "\n")))",
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      "TRIGGER:-P14D",
      "DESCRIPTION:\(ReportCalendarICS.escaped("\(name) is due in 14 days"))",
      "END:VALARM",
      "END:VEVENT",
    ]
  }

  /// `20260308`.
  private static func day(_ date: CalendarDate) -> String { date.description.filter(\.isNumber) }

  /// `20260308T091500Z` of `2026-03-08T09:15:00.123Z`.
  private static func stamp(_ time: String) -> String {
    let digits = time.filter(\.isNumber)
    return "\(digits.prefix(8))T\(digits.dropFirst(8).prefix(6))Z"
  }

  /// TEXT of RFC 5545, 3.3.11; other controls than line feeds have no place in it.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "\\", ";", ",": escaped += "\\\(scalar)"
      case "\n": escaped += "\\n"
      case _ where scalar.properties.generalCategory == .control: escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }

  /// A content line with its CRLF, folded at 75 octets between characters (RFC 5545, 3.1).
  static func folded(_ line: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var length = 0
    for character in line.unicodeScalars {
      let encoded = Array(UTF8.encode(character) ?? UTF8.encodedReplacementCharacter)
      if length + encoded.count > 75 {
        bytes += [13, 10, 32]
        length = 1
      }
      bytes += encoded
      length += encoded.count
    }
    return bytes + [13, 10]
  }
}
