import Commitments
import Drawing
import GoldenThread
import Kernel
import Pages

extension PlansPage {
  /// How many bars of a chart can be read beside each other.
  static let mostBars = 48

  /// What voices say of the actions due in each plan: the voice that was asked for; else all,
  /// where plans are few, or the responsible one.
  static func chart(_ plans: [PlanList.Plan], _ writing: PageWriting) -> BarChart {
    let words = writing.words
    let asked = writing.question["voice"].flatMap { Voice(rawValue: $0) }
    let hasAll = asked == nil && plans.count * Voice.allCases.count <= mostBars
    let voice = asked ?? .responsible
    let shown = plans.flatMap { plan in
      plan.progress.voices.filter { hasAll || $0.voice == voice }
        .map { (plan: plan, voice: $0.voice, counts: $0.fewCounts) }
    }
    let used = (shown.first?.counts ?? []).indices.filter { place in
      shown.contains { $0.counts[place].count > 0 }
    }
    return BarChart(
      title: hasAll
        ? words["progressChart"] : words["progressChartOf", words["voice.\(voice.rawValue)"]],
      category: words["plan"], unit: words["actionsDue"],
      series: used.map { BarChart.Series(words["count.\(shown[0].counts[$0].name)"]) },
      bars: shown.map { one in
        BarChart.Bar(
          hasAll
            ? "\(one.plan.code) · \(words["voice.\(one.voice.rawValue)"])" : one.plan.code,
          used.map { writing.value(one.counts[$0].count) },
          total: writing.value(one.plan.progress.due))
      }, arrangement: .stacked)
  }
}

extension ReportedProgress.OfVoice {
  /// The counts that there is room for, or colours that can be told apart; the rest as `others`.
  var fewCounts: [(name: String, count: Int)] {
    let apart = ["complete", "underWay", "notStarted", "neverAssessed", "withheld"]
    let (named, others) = (
      counts.filter { apart.contains($0.name) }, counts.filter { !apart.contains($0.name) }
    )
    return named + [("others", others.map(\.count).reduce(0, +))]
  }
}
