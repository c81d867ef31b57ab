import ArgumentParser
import DonorReporting

/// The donor took a report.
struct ReportAcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Record that the donor accepted a submitted report.")

  @OptionGroup var step: ReportStepOptions

  func run() throws { try step.take(.accepted) }
}
