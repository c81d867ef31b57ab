import ArgumentParser
import DonorReporting
import Kernel
import Platform
import Storage

/// The reports that donors wait for.
struct ReportCalendarCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar",
    abstract: "List the reports that donors wait for: what is due, overdue, and with whom.",
    discussion: """
      Of grants that are active or ended: nobody waits for reports on one that is proposed, closed
      or cancelled. A grant that the audience may not see is counted and not named.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions

  @Option(help: ArgumentHelp("Due on this day or later.", valueName: "date"))
  var from: String?

  @Option(help: ArgumentHelp("Due on this day or earlier.", valueName: "date"))
  var to: String?

  @Option(help: ArgumentHelp("Only of this grant.", valueName: "code"))
  var grant: String?

  @Flag(help: "Only those whose due date is past.")
  var overdue = false

  @Option(
    help: ArgumentHelp(
      "Write them for a calendar program (RFC 5545) into this file too; - is standard output.",
      valueName: "file"))
  var ics: String?

  func run() throws {
    let calendar = try calendar()
    let answer = ReportCalendarCommand.answer(calendar)
    guard let ics else { return try output.write(answer) }
    try OutputFile.write(ReportCalendarICS(calendar).render(), to: ics)
    guard ics == "-" else {
      Console.note("wrote \(ics)")
      return try output.write(answer)
    }
    for note in answer.notes { Console.note(note) }
  }

  func answer() throws -> Answer { ReportCalendarCommand.answer(try calendar()) }

  private static func answer(_ calendar: ReportCalendar) -> Answer {
    Answer(calendar, as: calendar.table, notes: calendar.withheld.notes)
  }

  private func calendar() throws -> ReportCalendar {
    let day = try view.day()
    let choice = ReportCalendar.Choice(
      from: try from.map(CalendarDate.named), to: try to.map(CalendarDate.named), grant: grant,
      isOverdueOnly: overdue)
    return try store.workspace.read { store in
      try store.read {
        try ReportCalendar.load($0, choice, today: day, for: view.audience)
      }
    }
  }
}
