import Training

extension FigureExplanation {
  var table: Table {
    Table(
      [.init("figure", "Figure"), .init("rule", "What it counts")],
      rules.map { [$0.figure, $0.rule] })
  }

  var notes: [String] {
    [
      "Asked: \(parameters.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")).",
      "Cohorts: \(cohorts.isEmpty ? "none" : cohorts.joined(separator: ", ")). Each has its own "
        + "figures: baraza cohort show CODE.",
      "Counts of fewer than \(threshold) people are withheld, and what tells them.",
    ]
  }
}

extension Answer {
  /// The same value, of which people are shown how it came about.
  init(_ value: some Encodable, explaining explanation: FigureExplanation) {
    self.init(value, as: explanation.table, notes: explanation.notes)
  }
}
