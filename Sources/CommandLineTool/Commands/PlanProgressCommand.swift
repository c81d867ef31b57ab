import ArgumentParser
import Commitments
import GoldenThread
import Platform
import Storage

/// The actions behind a count.
struct PlanProgressCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "The actions behind a plan's progress, as one voice sees it.",
    discussion: """
      Actions that do not count are there with the reason. Those that are withheld themselves are
      counted on standard error.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions
  @OptionGroup var page: LimitOptions

  @Argument(help: "The plan, by code or id.")
  var plan: String

  @Option(help: "responsible, civil-society, independent or donor.")
  var voice: Voice

  @Option(
    help: """
      Only those of which the voice says this: complete, under-way, not-started, no-evidence, \
      no-data, not-due, closed, never-assessed, withheld, or stale; or of which the responsible \
      voice and it are comparable, or the responsible one is higher, equal or lower.
      """)
  var meaning: ProgressRow.Meaning?

  @Option(
    help: "Only those in this state: due, not-due, undated, dropped, merged or reworded.")
  var state: ActionState?

  @Option(help: ArgumentHelp("Leave out so many rows first.", valueName: "n"))
  var offset = 0

  func answer() throws -> Answer {
    let day = try view.day()
    let report = try store.workspace.read { store in
      try store.read {
        try PlanReport.load(
          $0, plan: CommitmentLookup.plan(plan, in: $0), today: day, for: view.audience)
      }
    }
    let rows = report.progressRows(voice, meaning: meaning, state: state)
    let shown = Array(rows.dropFirst(max(0, offset)).prefix(page.limit))
    let withheld = report.progress.withheldActions
    return Answer(
      shown, as: ProgressRow.table(shown),
      notes: withheld > 0 ? ["withheld: \(withheld) of the actions due."] : [])
  }
}

extension Voice: ExpressibleByArgument {}

extension ProgressRow.Meaning: ExpressibleByArgument {}

extension ActionState: ExpressibleByArgument {
  public static var allValueStrings: [String] { counted.map(\.rawValue) }

  public init?(argument: String) {
    guard let state = ActionState(rawValue: argument), ActionState.counted.contains(state) else {
      return nil
    }
    self = state
  }
}
