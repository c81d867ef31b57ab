import ArgumentParser
import DonorReporting

/// A report went to the donor.
struct ReportSubmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit", abstract: "Record that an approved report was submitted to the donor.")

  @OptionGroup var step: ReportStepOptions

  func run() throws { try step.take(.submitted) }
}
