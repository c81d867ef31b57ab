import Commitments
import Drawing
import GRDB
import GoldenThread
import Kernel
import Pages

/// All action plans, with the progress that each voice sees.
struct PlansPage: Page {
  static let address = PageAddress(
    "/commitments", "plans", in: .commitments, isEntry: true, hasTable: true,
    parameters: [Parameter("country", .country), .today])

  /// As `baraza plan list`.
  let list: PlanList

  func encode(to encoder: any Encoder) throws { try list.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> PlansPage {
    PlansPage(
      list: try PlanList.load(
        db, country: question["country"]?.uppercased(), today: question.today,
        for: question.audience))
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
            table: writing.progress(due.map { ($0.code, $0.title, $0.progress) }),
            figure: due.isEmpty
              ? nil : writing.figure(PlansPage.chart(due, writing), id: "progress"),
            notes: list.plans.filter { $0.progress.due == 0 }.map { words["noneDue", $0.title] }),
          PageSection(
            id: "plans", heading: words["plansReport"], empty: words["emptyPlans"],
            table: table(writing)),
        ].map { $0.content(writing) },
        "withheld": writing.withheld(list.withheld),
        "concerns": PageLink.to(ConcernsPage.self, with: ["open": "1"]),
      ])
  }

  /// What each voice says of the actions due in each plan.
  static func chart(_ plans: [PlanList.Plan], _ writing: PageWriting) -> BarChart {
    let names = plans.first?.progress.voices.first?.counts.map(\.name) ?? []
    let voices = plans.flatMap { plan in plan.progress.voices.map { (plan, $0) } }
    let used = names.filter { name in
      voices.contains { $0.1.counts.contains { $0.name == name && $0.count > 0 } }
    }
    return BarChart(
      title: writing.words["progressChart"], category: writing.words["plan"],
      unit: writing.words["actionsDue"],
      series: used.map { BarChart.Series(writing.words["count.\($0)"]) },
      bars: voices.map { plan, voice in
        BarChart.Bar(
          "\(plan.code) · \(writing.words["voice.\(voice.voice.rawValue)"])",
          used.map { name in
            writing.value(voice.counts.first { $0.name == name }?.count ?? 0)
          }, total: writing.value(plan.progress.due))
      }, arrangement: .stacked)
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
          .init(String(plan.progress.due)), .init(String(plan.progress.notDue)),
        ]
      })
  }
}
