import DonorReporting
import GRDB
import Kernel
import Pages

/// The reports that donors wait for, by due date.
struct CalendarPage: Page {
  static let address = PageAddress(
    "/calendar", "calendar", in: .grants, hasTable: true,
    parameters: [
      Parameter("grant", .text), Parameter("from", .day), Parameter("to", .day),
      Parameter("overdue", .flag), .today,
    ])

  /// As `baraza report calendar`.
  let calendar: ReportCalendar

  func encode(to encoder: any Encoder) throws { try calendar.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> CalendarPage {
    CalendarPage(
      calendar: try ReportCalendar.load(
        db,
        ReportCalendar.Choice(
          from: question["from"].flatMap { CalendarDate($0) },
          to: question["to"].flatMap { CalendarDate($0) }, grant: question["grant"],
          isOverdueOnly: question.isSet("overdue")), today: question.today,
        for: question.audience))
  }

  func content(_ writing: PageWriting) -> PageContent {
    PageContent(
      title: writing.words["reportsDue"], kicker: writing.words["section.grants"],
      values: [
        "table": table(writing)?.content(writing.words.entries) ?? [:],
        "empty": calendar.reports.isEmpty ? [writing.words["emptyReports"]] : [],
        "withheld": writing.withheld(calendar.withheld),
      ])
  }

  func table(_ writing: PageWriting) -> PageTable? {
    writing.calendar(calendar.reports, writing.words["reportsDue"])
  }
}
