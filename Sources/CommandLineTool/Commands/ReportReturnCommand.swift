import ArgumentParser
import DonorReporting

/// The donor wants a report changed.
struct ReportReturnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return",
    abstract: "Record that the donor returned a submitted report; it is checked again then.")

  @OptionGroup var step: ReportStepOptions

  func validate() throws {
    if step.note == nil { throw ValidationError("Say with --note why the donor returned it.") }
  }

  func run() throws { try step.take(.returned) }
}
