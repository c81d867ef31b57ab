import Commitments
import GoldenThread

extension PlanList {
  var terminalText: String {
    guard !plans.isEmpty else { return "Nothing found.\n" }
    return planTable.terminalText + "\nActions due, by what each voice says of them\n\n"
      + progressTable.terminalText
  }

  private var planTable: Table {
    Table(
      [
        .init("code", "Plan"), .init("title", "Title", limit: 48), .init("territory", "Territory"),
        .init("period", "Period"), .init("status", "Status"), .init("due", "Due", .number),
        .init("notDue", "Not due", .number), .init("undated", "Undated", .number),
        .init("gone", "Gone", .number),
        .init("claimedDifferently", "Claimed differently", limit: 40),
      ],
      plans.map { plan in
        let progress = plan.progress
        return [
          plan.code, plan.title, plan.territory ?? plan.area,
          "\(plan.periodStart ?? "?") – \(plan.periodEnd ?? "?")", plan.status,
          "\(progress.due)", "\(progress.notDue)", "\(progress.undated)",
          "\(progress.dropped + progress.merged + progress.reworded)",
          plan.claimedDifferently.isEmpty ? nil : plan.claimedDifferently.joined(separator: ", "),
        ]
      })
  }

  /// A row for each plan and voice.
  var progressTable: Table {
    Table(
      [.init("plan", "Plan")] + ReportedProgress.columns,
      plans.flatMap { plan in
        plan.progress.rows(plan.divergence).map { [plan.code] + $0 }
      })
  }
}

extension ReportedProgress {
  static let columns: [Table.Column] = [
    .init("voice", "Voice"), .init("due", "Due", .number),
    .init("complete", "Complete", .number), .init("underWay", "Under way", .number),
    .init("notStarted", "Not started", .number), .init("noEvidence", "No evidence", .number),
    .init("noData", "No data", .number), .init("notDue", "Not due", .number),
    .init("closed", "Closed", .number), .init("neverAssessed", "Not assessed", .number),
    .init("withheld", "Withheld", .number), .init("stale", "Stale", .number),
    .init("comparable", "Comparable", .number), .init("mean", "Responsible higher by", .number),
  ]

  /// A row for each voice; divergence stands with the voice that is compared.
  func rows(_ divergence: [ReportedDivergence]) -> [[String?]] {
    voices.map { own in
      let apart = divergence.first { $0.voice == own.voice }
      return [own.voice.rawValue, "\(due)"] + own.counts.map { "\($0.count)" } + [
        own.stale.map(String.init), apart.map { "\($0.comparable)" }, apart?.mean,
      ]
    }
  }
}
