import ArgumentParser
import DonorReporting

/// Somebody answers for a report.
struct ReportApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve a report on a grant that was checked.")

  @OptionGroup var step: ReportStepOptions

  func run() throws { try step.take(.approved) }
}
