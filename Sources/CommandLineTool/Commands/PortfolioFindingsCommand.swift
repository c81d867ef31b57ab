import ArgumentParser
import Kernel
import Platform
import Portfolio
import Storage

/// What is late, missing or wrong.
struct PortfolioFindingsCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings", abstract: "What is late, missing or wrong in the portfolio.",
    discussion: """
      Activities that the audience may not see are counted, over the whole store, and not named.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions

  @Option(help: ArgumentHelp("Only of this rule, such as activity.late.", valueName: "rule"))
  var rule: [String] = []

  @Option(help: "Only findings that weigh so much: info, warning, error or critical.")
  var severity: Severity?

  @Option(help: ArgumentHelp("Only of this feed.", valueName: "name"))
  var feed: String?

  @Option(help: ArgumentHelp("Only of this activity, by id or identifier.", valueName: "id"))
  var activity: String?

  @Option(help: ArgumentHelp("At most so many. Default: all.", valueName: "n"))
  var limit: Int?

  func validate() throws { _ = try rules }

  private var rules: [ActivityRule] {
    get throws {
      guard !rule.isEmpty else { return ActivityRule.allCases }
      return try rule.map { name in
        guard let rule = ActivityRule(rawValue: name) else {
          let known = ActivityRule.allCases.map(\.rawValue).joined(separator: ", ")
          throw ValidationError("“\(name)” is no rule. Use some of: \(known).")
        }
        return rule
      }
    }
  }

  func answer() throws -> Answer {
    let rules = try rules
    let day = try view.day()
    let (findings, withheld) = try store.workspace.read { store in
      try store.read { db in
        let id = try activity.map { try ActivityLookup.id(of: $0, in: db) }
        let seen = try SeenActivities.load(db, for: view.audience)
        let findings = try ActivityFindings.load(
          db, seen, today: day, rules: rules, severity: severity, activity: id, feed: feed,
          limit: limit)
        return (findings, seen.withheld)
      }
    }
    return Answer(
      findings,
      as: Table(
        [
          .init("rule", "Rule"), .init("identifier", "Activity"),
          .init("title", "Title", limit: 40), .init("message", "Finding", limit: 100),
          .init("severity", "Severity"), .init("remedy", "What to do", limit: 80),
          .init("feed", "Feed"),
          .init("line", "Line", .number),
        ],
        findings.map {
          [
            $0.rule.rawValue, $0.identifier, $0.title, $0.message, $0.severity.rawValue, $0.remedy,
            $0.feed, $0.line.map(String.init),
          ]
        }), notes: withheld.notes)
  }
}
