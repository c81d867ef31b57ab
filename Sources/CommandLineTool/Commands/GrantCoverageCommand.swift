import ArgumentParser
import DonorReporting
import Kernel
import Platform
import Storage

/// Who bears the costs.
struct GrantCoverageCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract:
      "Say which grants bear the costs, what no donor covers, and what may be charged twice.",
    discussion: """
      Costs stand in their original currencies and are never added across them; budgets, and what
      is charged to them from the grant's first costs until the last day, in the grant's currency.
      What grants bear that the audience may not see is one amount, withheld.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions

  @Option(
    help: ArgumentHelp("Posted on this day or later. Default: from the first.", valueName: "date"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "Posted on this day or earlier. Default: the day that --today names.", valueName: "date"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "Only costs of this activity; budgets are then left out.", valueName: "identifier"))
  var activity: String?

  @Option(help: "What to read and write: costs, budgets or repeated. Default: all; of CSV, costs.")
  var part: CoverageReport.Part?

  func answer() throws -> Answer {
    let first = try from.map(CalendarDate.named)
    let last = try to.map(CalendarDate.named) ?? view.day()
    if let first, first > last {
      throw ValidationError("--from \(first) is after \(last), the last day.")
    }
    let parts: Set<CoverageReport.Part> =
      switch (part, output.chosen) {
      case (let part?, _): [part]
      case (nil, .csv): [.costs]
      case (nil, _): Set(CoverageReport.Part.allCases)
      }
    let report = try store.workspace.read { store in
      try store.read {
        try CoverageReport.load(
          $0, from: first, to: last, activity: activity,
          parts: parts, for: view.audience)
      }
    }
    return Answer(
      report, as: report.csvTable(part ?? .costs), shown: report.terminalText(part),
      notes: report.budgets.compactMap { budget in
        budget.problem.map { "\(budget.grant): \($0)" }
      } + report.withheld.notes)
  }
}

extension CoverageReport.Part: ExpressibleByArgument {}
