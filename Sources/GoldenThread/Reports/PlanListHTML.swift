import Commitments
import Kernel
import Pages

/// All plans as one self-contained HTML page that prints on A4.
public struct PlanListHTML {
  let list: PlanList
  let words: Words
  let writing: ReportWriting

  public init(_ list: PlanList, words: Words = .commitments) {
    self.list = list
    self.words = words
    writing = ReportWriting(words)
  }

  /// Throws where the template is missing or cannot be read.
  public func render() throws(PageFailure) -> String {
    let names = writing.countNames(list.plans.map(\.progress))
    let page: [String: Any] = [
      "language": words.language, "words": words.entries,
      "asOn": words["asOn", writing.written.date(list.today)],
      "hasPlans": !list.plans.isEmpty,
      "plans": list.plans.map { plan($0, names) },
      "origin": writing.origin(list.audience, list.withheld),
    ]
    return try PageTemplates.of("GoldenThread").render(page, with: "plan-list")
  }

  private func plan(_ plan: PlanList.Plan, _ names: [String]) -> [String: Any] {
    [
      "title": plan.title, "code": plan.code, "status": plan.status,
      "place": [plan.territory, plan.area].compactMap { $0 }.joined(separator: ", "),
      "period": plan.periodStart == nil && plan.periodEnd == nil
        ? words["notStated"] : writing.written.period(plan.periodStart, plan.periodEnd),
      "claimedDifferently": plan.claimedDifferently.isEmpty
        ? [] : [plan.claimedDifferently.joined(separator: ", ")],
      "progressRule": writing.progressRule(plan.progress, list.today),
      "withheldActions": plan.progress.withheldActions > 0
        ? [words["withheldActions", String(plan.progress.withheldActions)]] : [],
      "hasDue": plan.progress.due > 0,
      "countNames": names.map { words["count.\($0)"] },
      "courses": writing.courses(plan.courses), "hasCourses": !plan.courses.isEmpty,
      "voices": writing.voices(plan.progress, plan.divergence, names: names),
    ]
  }
}
