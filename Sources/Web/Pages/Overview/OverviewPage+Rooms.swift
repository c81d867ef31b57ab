import Commitments
import DonorReporting
import GoldenThread
import Kernel
import Pages
import Portfolio
import Training

extension OverviewPage {
  /// The first plans in which actions are due; all are on their own page.
  var duePlans: [PlanList.Plan] { Array(plans.plans.filter { $0.progress.due > 0 }.prefix(10)) }

  /// What each voice says of the actions that are due.
  func plansTable(_ writing: PageWriting) -> PageTable {
    let names = duePlans.first?.progress.voices.first?.fewCounts.map(\.name) ?? []
    return PageTable(
      writing.words["commitments"],
      [.init("plan", writing.words["plan"]), .init("voice", writing.words["voice"])]
        + names.map { .init($0, writing.words["count.\($0)"], .number) }
        + [.init("due", writing.words["due"], .number)],
      duePlans.flatMap { plan in
        plan.progress.voices.enumerated().map { place, voice in
          let shown = voice.fewCounts.map { count in
            ProgressRow.Meaning(field: count.name).map {
              writing.count(count.count, of: plan.code, voice.voice, $0)
            } ?? PageTable.Cell(String(count.count))
          }
          return [
            PageTable.Cell(
              plan.code, text: place == 0 ? plan.title : plan.code,
              link: place == 0 ? PageLink.to(ActionPlanPage.self, plan.code) : nil),
            .init(
              voice.voice.rawValue, text: writing.words["voice.\(voice.voice.rawValue)"]),
          ] + shown + [
            writing.count(plan.progress.due, of: plan.code, voice.voice, nil)
          ]
        }
      })
  }

  /// Plans that no table of due actions has.
  func idlePlans(_ writing: PageWriting) -> [String] {
    plans.plans.filter { $0.progress.due == 0 }.prefix(10).map {
      writing.words["noneDue", $0.title]
    }
  }

  func reportsTable(_ writing: PageWriting) -> PageTable {
    PageTable(
      writing.words["reportsDue"],
      [
        .init("due", writing.words["dueOn"], .day), .init("state", writing.words["state"]),
        .init("grant", writing.words["grant"]), .init("title", writing.words["report"]),
        .init("daysLeft", writing.words["daysLeft"], .number),
      ],
      reports.reports.prefix(10).map { report in
        [
          .init("\(report.due)", text: writing.written.date("\(report.due)")),
          .init(
            report.state.rawValue, text: writing.words["due.\(report.state.rawValue)"],
            tone: report.state == .overdue ? "bad" : "plain"),
          .init(report.grant, link: PageLink.to(GrantPage.self, report.grant), note: report.donor),
          .init(report.title),
          .init(String(report.daysLeft), text: writing.written.number(String(report.daysLeft))),
        ]
      })
  }

  /// People reached in each programme, as far as their number may leave.
  func reachTable(_ writing: PageWriting) -> PageTable {
    let lines =
      (reach?.programmes ?? []).flatMap { programme in
        programme.figures.filter { $0.figure == "sex" && $0.column == nil }
          .map { (programme.programme, $0) }
      }
      + (reach?.programmes.isEmpty == false ? reach?.across ?? [] : []).map {
        (writing.words["allProgrammes"], $0)
      }
    return PageTable(
      writing.words["trainingReach"],
      [
        .init("programme", writing.words["programme"]), .init("row", writing.words["whom"]),
        .init("people", writing.words["people"], .number),
      ],
      lines.map { programme, line in
        [
          .init(programme), .init(line.row, text: writing.words["row.\(line.row)"]),
          .init(
            line.value, text: line.value.map(writing.written.number) ?? line.reason,
            isAbsent: line.value == nil),
        ]
      })
  }

  func concernsTable(_ writing: PageWriting) -> PageTable {
    PageTable(
      writing.words["concerns"],
      [
        .init("title", writing.words["concern"]),
        .init("community", writing.words["community"]),
        .init("state", writing.words["state"]),
        .init("age", writing.words["ageDays"], .number),
      ],
      concerns.items.prefix(10).map { concern in
        [
          .init(concern.title, note: concern.code),
          .init(concern.community, note: writing.country(concern.country)),
          .init(concern.state.rawValue, text: writing.words["concern.\(concern.state.rawValue)"]),
          .init(concern.ageDays.map(String.init)),
        ]
      })
  }
}
