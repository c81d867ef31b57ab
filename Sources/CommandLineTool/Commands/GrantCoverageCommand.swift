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

  @Option(
    help: ArgumentHelp(
      "List the entries behind what is borne of this account; needs --currency.",
      valueName: "account"))
  var explain: String?

  @Option(help: ArgumentHelp("Explain costs in this currency.", valueName: "code"))
  var currency: String?

  @Option(
    help: ArgumentHelp(
      "Explain what this grant bears, or own for the own funds. Default: all.",
      valueName: "grant"))
  var bearer: String?

  @Option(help: ArgumentHelp("Of these entries, leave out so many first.", valueName: "n"))
  var offset = 0

  @OptionGroup var page: LimitOptions

  func validate() throws {
    guard (explain == nil) == (currency == nil), bearer == nil || explain != nil else {
      throw ValidationError("--explain and --currency go together, and --bearer with them.")
    }
  }

  func answer() throws -> Answer {
    let first = try from.map(CalendarDate.named)
    let last = try to.map(CalendarDate.named) ?? view.day()
    if let first, first > last {
      throw ValidationError("--from \(first) is after \(last), the last day.")
    }
    if let explain { return try entries(explain, from: first, to: last) }
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

  /// What stands behind the cells of an account.
  private func entries(
    _ account: String, from first: CalendarDate?, to last: CalendarDate
  ) throws -> Answer {
    let choice = CoverageEntry.Choice(
      account: account, currency: try CurrencyCode.named(currency ?? ""),
      bearer: bearer.map { $0 == "own" ? .ownFunds : .grant($0) })
    let found = try store.workspace.read { store in
      try store.read {
        try CoverageEntry.load(
          $0, choice, from: first, to: last, activity: activity, offset: max(0, offset),
          limit: page.limit, for: view.audience)
      }
    }
    return Answer(
      found.entries, as: CoverageEntry.table(found.entries), notes: found.withheld.notes)
  }
}

extension CoverageReport.Part: ExpressibleByArgument {}
