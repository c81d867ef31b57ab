import Commitments
import Kernel
import Pages

extension ReportWriting {
  /// What is counted, and what is not.
  func progressRule(_ progress: ReportedProgress, _ today: String) -> String {
    let left = [
      ("state.not-due", progress.notDue), ("state.undated", progress.undated),
      ("state.dropped", progress.dropped), ("state.merged", progress.merged),
      ("state.reworded", progress.reworded),
    ].filter { $0.1 > 0 }.map { "\($0.1) \(words[$0.0])" }.joined(separator: ", ")
    let due = words["actionsDue", String(progress.due), written.date(today)]
    return left.isEmpty ? due : "\(due) \(words["notCounted", left])"
  }

  /// The names of the columns; what nobody says of any action has none.
  func countNames(_ all: [ReportedProgress]) -> [String] {
    let seldom: Set = ["noData", "notDue", "closed", "withheld"]
    let counts = all.flatMap(\.voices).flatMap(\.counts)
    let names = all.first?.voices.first?.counts.map(\.name) ?? []
    return names.filter { name in
      !seldom.contains(name) || counts.contains { $0.name == name && $0.count > 0 }
    }
  }

  /// A row for each voice.
  func voices(
    _ progress: ReportedProgress, _ divergence: [ReportedDivergence], names: [String]
  ) -> [[String: Any]] {
    progress.voices.map { own in
      let counts = Dictionary(uniqueKeysWithValues: own.counts.map { ($0.name, $0.count) })
      let apart = divergence.first { $0.voice == own.voice }
      return [
        "voice": voice(own.voice), "due": String(progress.due),
        "counts": names.map { name -> [String: Any] in
          let count = counts[name] ?? 0
          return ["count": String(count), "isZero": count == 0]
        },
        "stale": own.stale.map(String.init) ?? words["notApplicable"],
        "comparable": apart.map {
          words["ofDue", String($0.comparable), String($0.due)]
        } ?? "",
        "higher": apart.map { "\($0.higher)" } ?? "", "equal": apart.map { "\($0.equal)" } ?? "",
        "lower": apart.map { "\($0.lower)" } ?? "",
        "mean": apart.map { mean($0) } ?? "",
        "isCompared": apart != nil,
      ]
    }
  }

  private func mean(_ divergence: ReportedDivergence) -> String {
    divergence.mean.map { written.points($0) } ?? words["nothingComparable"]
  }
}

extension Written {
  /// A difference of two places on scales: `+33.3 points`.
  public func points(_ difference: String) -> String {
    let sign = FixedDecimal(exactly: difference).map { $0.millionths > 0 ? "+" : "" } ?? ""
    return words["points", sign + perCent(difference)]
  }

  /// Per cents as people scan them: to one decimal.
  func perCent(_ decimal: String) -> String {
    guard let exact = FixedDecimal(exactly: decimal) else { return decimal }
    return number(ExactDecimal(millionths: Int128(exact.millionths)).rounded(decimals: 1))
  }
}
