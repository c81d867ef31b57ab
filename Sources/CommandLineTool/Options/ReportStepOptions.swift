import ArgumentParser
import DonorReporting
import Kernel
import Platform
import Storage

/// A step of a report on a grant after it was checked.
struct ReportStepOptions: ParsableArguments {
  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The report, by code.")
  var report: String

  @Option(help: ArgumentHelp("The day of the step. Default: today.", valueName: "date"))
  var on: String?

  @Option(help: ArgumentHelp("What to keep with the step.", valueName: "text"))
  var note: String?

  /// Takes the step and writes what became of the report.
  func take(_ state: GrantReport.State) throws {
    var day = TodayOptions()
    day.today = on
    let taken = WrittenStep(
      report: report, state: state, version: try take(state, on: day.day()))
    try output.write(taken, as: taken.table)
  }

  private func take(
    _ state: GrantReport.State, on day: CalendarDate
  ) throws -> ReportVersion {
    let actor = try write.namedActor()
    return try write.workspace.write(for: "report \(state.rawValue)") { store in
      try store.change(by: actor, because: "report \(report) \(state.rawValue)") {
        try ReportSteps.take(state, report, on: day, note: note, in: $0)
      }
    }
  }
}

/// What became of a report.
private struct WrittenStep: Encodable {
  let report: String
  let state: GrantReport.State
  let version: Int
  /// Of the version's input, as it stands on page one.
  let sha256: String

  init(report: String, state: GrantReport.State, version: ReportVersion) {
    self.report = report
    self.state = state
    self.version = version.number
    sha256 = version.sha256
  }

  var table: Table {
    Table(record: [
      ("report", report), ("state", state.rawValue), ("version", "\(version)"),
      ("sha256", sha256),
    ])
  }
}
