import ArgumentParser

/// Reports for donors and others.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write reports.",
    subcommands: [
      ReportProgrammeCommand.self, ReportPlansCommand.self, ReportPlanCommand.self,
      ReportCommitmentCommand.self, ReportCalendarCommand.self, ReportTemplatesCommand.self,
      ReportListCommand.self, ReportShowCommand.self, ReportCheckCommand.self,
      ReportApproveCommand.self, ReportSubmitCommand.self, ReportAcceptCommand.self,
      ReportReturnCommand.self, ReportReopenCommand.self, ReportGrantCommand.self,
      ReportVerifyCommand.self, ReportRestateCommand.self,
    ])
}
