import ArgumentParser
import Disclosure
import GoldenThread
import Platform
import Storage

/// The four monies.
struct ThreadMoneyCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "money",
    abstract: "The four monies behind a commitment, a part of a plan, or a plan.",
    discussion: """
      Costed, allocated, disbursed and spent are never added to each other, nor is what a plan
      states to what linked transactions come to. Only reviewed links count.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var page: LimitOptions

  @Argument(help: "A part of a plan as PLAN#CODE, or a plan by its code.")
  var commitment: String

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  @Option(help: "The transactions behind one figure: disbursed or spent.")
  var explain: LinkedMeasure?

  @Option(help: ArgumentHelp("Of these, leave out so many first.", valueName: "n"))
  var offset = 0

  func answer() throws -> Answer {
    if let explain {
      let parts = try read { store, scope in
        try store.read {
          try LinkedMoney.parts(
            $0, scope, explain, for: audience, offset: max(0, offset), limit: page.limit)
        }
      }
      let rows = parts.map(ExplainedRow.init)
      return Answer(rows, as: ExplainedRow.table(rows, exclusions: true))
    }
    let report = try read { store, scope in
      try store.read { try MoneyReport.load($0, scope, for: audience) }
    }
    return Answer(report, as: report.table, notes: report.withheld.notes)
  }

  private func read<T>(_ body: (Store, ThreadScope) throws -> T) throws -> T {
    let isPart = commitment.contains("#") || Int64(commitment) != nil
    return try store.workspace.read { store in
      let scope: ThreadScope = try store.read {
        isPart
          ? .part(try CommitmentLookup.node(commitment, in: $0))
          : .plan(try CommitmentLookup.plan(commitment, in: $0))
      }
      return try body(store, scope)
    }
  }
}

extension LinkedMeasure: ExpressibleByArgument {}
