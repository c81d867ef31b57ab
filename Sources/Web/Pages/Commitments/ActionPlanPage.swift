import Commitments
import GRDB
import GoldenThread
import Kernel
import Pages

/// One action plan: its actions and what each voice says of them, then all that is held on it.
struct ActionPlanPage: Page {
  static let address = PageAddress(
    "/commitments/{plan}", "action-plan", in: .commitments, hasTable: true,
    parameters: [
      Parameter("voice", .choice(Voice.allCases.map(\.rawValue))),
      Parameter("state", .choice(["due", "not-due", "undated"])), .today,
    ])

  /// As `baraza plan show`.
  let report: PlanReport

  func encode(to encoder: any Encoder) throws { try report.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> ActionPlanPage {
    ActionPlanPage(
      report: try PlanReport.load(
        db, plan: CommitmentLookup.plan(question.subject("plan"), in: db), today: question.today,
        for: question.audience))
  }

  func content(_ writing: PageWriting) throws -> PageContent {
    let words = writing.words
    let states = report.progress.states
    var values = PageBody(
      links: [(words["fourMonies"], PageLink.to(MoneyPage.self, report.code))],
      sections: [
        PageSection(
          id: "matrix", heading: words["matrix"], hint: words["matrixHint"],
          empty: words["nothingFound"], figure: matrix(actions(writing), voices(writing), writing)),
        PageSection(
          id: "progress", heading: words["progress"], hint: words["commitmentsHint"],
          facts: states.map { (words["state.\($0.state.rawValue)"], writing.number($0.count)) },
          links: Dictionary(
            uniqueKeysWithValues: states.filter { $0.count > 0 }.map {
              (words["state.\($0.state.rawValue)"], writing.actions(of: report.code, in: $0.state))
            }), table: writing.progress([(report.code, report.title, report.progress)])),
        PageSection(
          id: "divergence", heading: words["divergence"], hint: words["divergenceRule"],
          table: writing.divergence(report)),
        PageSection(
          id: "actions", heading: words["actions"], hint: words["actionsHint"],
          empty: words["nothingFound"], table: table(writing)),
      ], withheld: report.withheld
    ).content(writing)
    values["report"] = PageWriting.focusable(try PlanReportHTML(report).renderMain())
    return PageContent(
      title: report.title, kicker: words["plan"], subtitle: report.code, values: values)
  }

  /// Those asked for.
  private func voices(_ writing: PageWriting) -> [Voice] {
    Voice.allCases.filter { writing.question["voice"] ?? $0.rawValue == $0.rawValue }
  }

  private func actions(_ writing: PageWriting) -> [PlanReport.Part] {
    let state = writing.question["state"].flatMap { ActionState(rawValue: $0) }
    return report.actions.filter { state == nil || $0.state == state }
  }

  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    let voices = voices(writing)
    return PageTable(
      words["actions"],
      [
        .init("code", words["identifier"], .code), .init("title", words["action"]),
        .init("deadline", words["deadline"], .day), .init("state", words["state"]),
      ] + voices.map { .init($0.rawValue, words["voice.\($0.rawValue)"]) },
      actions(writing).map { action in
        let link = action.code.map { PageLink.to(CommitmentPage.self, report.code, $0) }
        return [
          PageTable.Cell(action.code),
          .init(
            action.title, text: action.title ?? words["withheldPart"], link: link,
            isAbsent: action.title == nil),
          .init(action.deadline, text: action.deadline.map { writing.written.date($0) }),
          .init(
            action.state?.rawValue, text: action.state.map { words["state.\($0.rawValue)"] }),
        ]
          + voices.map { voice in
            writing.status(action.statuses.first { $0.voice == voice })
          }
      })
  }
}
