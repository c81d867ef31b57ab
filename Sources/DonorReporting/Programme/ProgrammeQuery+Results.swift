import CodeLists
import GRDB

extension ProgrammeQuery {
  /// The results of an activity with their indicators and measures.
  func results(_ id: Int64) throws -> [ReportedResult] {
    let measures = try measures(id)
    let periods = Dictionary(
      grouping: try rows(
        """
        SELECT id, indicator_id, period_start, period_end FROM periods
        WHERE activity_id = ? AND withdrawn = 0 ORDER BY ordinal
        """, id), by: { $0["indicator_id"] as Int64 })
    let indicators = Dictionary(
      grouping: try rows(
        "SELECT * FROM indicators WHERE activity_id = ? AND withdrawn = 0 ORDER BY ordinal", id),
      by: { $0["result_id"] as Int64 })
    return try rows(
      "SELECT * FROM results WHERE activity_id = ? AND withdrawn = 0 ORDER BY ordinal", id
    ).map { result in
      ReportedResult(
        title: result["title"], description: result["description"],
        type: CodeList.resultType.name(of: result["type"]),
        indicators: (indicators[result["id"]] ?? []).map { indicator in
          ReportedResult.Indicator(
            title: indicator["title"], description: indicator["description"],
            measure: CodeList.indicatorMeasure.name(of: indicator["measure"]),
            isAscending: indicator["ascending"],
            lines: lines(
              periods[indicator["id"]] ?? [], measures[indicator["id"]] ?? []))
        })
    }
  }

  private struct Measure {
    let period: Int64?
    let kind: String?
    let group: String
    let value: ReportedResult.Value
  }

  /// The measures of each indicator, each with the group of people it is about.
  private func measures(_ id: Int64) throws -> [Int64: [Measure]] {
    var groups: [Int: [String]] = [:]
    for row in try rows(
      "SELECT measure_ordinal, name, value FROM dimensions WHERE activity_id = ? ORDER BY ordinal",
      id)
    {
      let (name, value): (String?, String?) = (row["name"], row["value"])
      groups[row[0], default: []].append(
        [name, value].compactMap { $0 }.joined(separator: ": "))
    }
    var measures: [Int64: [Measure]] = [:]
    for row in try rows("SELECT * FROM measures WHERE activity_id = ? ORDER BY ordinal", id) {
      measures[row["indicator_id"], default: []].append(
        Measure(
          period: row["period_id"], kind: row["kind"],
          group: (groups[row["ordinal"]] ?? []).joined(separator: "; "),
          value: ReportedResult.Value(
            value: row["value"],
            year: row["year"] ?? (row["date"] as String?).map { String($0.prefix(4)) },
            comment: row["comment"])))
    }
    return measures
  }

  /// A line for each period and group; several measures of one group in one
  /// period follow each other.
  private func lines(_ periods: [Row], _ measures: [Measure]) -> [ReportedResult.Line] {
    let baselines = measures.filter { $0.kind == "baseline" }
    var lines: [ReportedResult.Line] = []
    for period in periods {
      let own = measures.filter { $0.period == period["id"] }
      var groups: [String] = []
      for measure in own + baselines where !groups.contains(measure.group) {
        groups.append(measure.group)
      }
      // A baseline of another group than the period's own stands apart, below.
      let told = own.isEmpty ? groups : groups.filter { name in own.contains { $0.group == name } }
      for group in told.isEmpty ? [""] : told {
        func values(_ kind: String) -> [ReportedResult.Value] {
          own.filter { $0.kind == kind && $0.group == group }.map(\.value)
        }
        let (targets, actuals) = (values("target"), values("actual"))
        for index in 0..<max(targets.count, actuals.count, 1) {
          lines.append(
            ReportedResult.Line(
              start: period["period_start"], end: period["period_end"], group: group,
              baseline: baselines.first { $0.group == group }?.value,
              target: index < targets.count ? targets[index] : nil,
              actual: index < actuals.count ? actuals[index] : nil))
        }
      }
    }
    for baseline in baselines
    where !lines.contains(where: { $0.baseline == baseline.value && $0.group == baseline.group }) {
      lines.append(ReportedResult.Line(group: baseline.group, baseline: baseline.value))
    }
    return lines
  }
}
