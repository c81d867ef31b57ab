import ArgumentParser

/// Reports for donors and others.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write reports.",
    subcommands: [
      ReportProgrammeCommand.self, ReportPlansCommand.self, ReportPlanCommand.self,
      ReportCommitmentCommand.self, ReportCalendarCommand.self,
    ])
}
