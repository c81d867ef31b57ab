import Commitments
import GRDB
import GoldenThread
import Kernel
import Pages

/// Action plans, with the progress that each voice sees.
struct PlansPage: Page {
  static let address = PageAddress(
    "/commitments", "plans", in: .commitments, isEntry: true, hasTable: true,
    parameters: [
      Parameter("country", .country), Parameter("voice", .choice(Voice.allCases.map(\.rawValue))),
      .today, .page,
    ])

  static let size = 50

  /// As `baraza plan list --limit 50`.
  let list: PlanList

  func encode(to encoder: any Encoder) throws { try list.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> PlansPage {
    PlansPage(
      list: try PlanList.load(
        db, country: question["country"]?.uppercased(), today: question.today,
        for: question.audience, offset: question.offset(pages: size),
        limit: question.limit(pages: size)))
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    let due = list.plans.filter { $0.progress.due > 0 }
    return PageContent(
      title: words["section.commitments"],
      values: [
        "sections": [
          PageSection(
            id: "progress", heading: words["progress"], hint: words["commitmentsHint"],
            table: writing.progress(
              due.map { ($0.code, $0.title, $0.progress) },
              of: writing.question["voice"].flatMap { Voice(rawValue: $0) }),
            figure: due.isEmpty
              ? nil : writing.figure(PlansPage.chart(due, writing), id: "progress"),
            notes: list.plans.filter { $0.progress.due == 0 }.map { words["noneDue", $0.title] }),
          PageSection(
            id: "plans", heading: words["plansReport"], empty: words["emptyPlans"],
            table: table(writing)),
        ].map { $0.content(writing) },
        "pager": writing.pager(
          total: list.total, shown: list.plans.count, size: PlansPage.size),
        "withheld": writing.withheld(list.withheld),
        "concerns": PageLink.to(ConcernsPage.self, with: ["open": "1"]),
      ])
  }

  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    return PageTable(
      words["plansReport"],
      [
        .init("plan", words["plan"]), .init("territory", words["country"]),
        .init("period", words["period"], .day), .init("status", words["status"]),
        .init("due", words["due"], .number), .init("notDue", words["notDue"], .number),
      ],
      list.plans.map { plan in
        [
          .init(
            plan.code, text: plan.title, link: PageLink.to(ActionPlanPage.self, plan.code),
            note: plan.code),
          .init(plan.territory, text: writing.country(plan.territory)),
          .init(
            "\(plan.periodStart ?? "")/\(plan.periodEnd ?? "")",
            text: writing.written.period(plan.periodStart, plan.periodEnd)),
          .init(plan.status, text: plan.status.replacing("-", with: " ")),
          count(plan.progress.due, of: plan, .due, writing),
          count(plan.progress.notDue, of: plan, .notDue, writing),
        ]
      })
  }

  private func count(
    _ count: Int, of plan: PlanList.Plan, _ state: ActionState, _ writing: PageWriting
  ) -> PageTable.Cell {
    .init(
      String(count), text: writing.number(count),
      link: count == 0 ? nil : writing.actions(of: plan.code, in: state))
  }
}
