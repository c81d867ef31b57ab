import ArgumentParser
import DonorReporting

/// A report is worked on again.
struct ReportReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Make a report a draft again that was checked or approved.")

  @OptionGroup var step: ReportStepOptions

  func run() throws { try step.take(.draft) }
}
