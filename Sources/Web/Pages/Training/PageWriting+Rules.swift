import Pages
import Training

extension PageWriting {
  /// What each figure on training counts, and of which cohorts.
  func rules(_ explanation: FigureExplanation) -> PageSection {
    PageSection(
      id: "rules", heading: words["trainingRules"],
      hint: words["trainingThreshold", String(explanation.threshold)],
      table: PageTable(
        words["trainingRules"],
        [.init("figure", words["figure"]), .init("rule", words["countsWhat"])],
        explanation.rules.map { rule in
          [.init(rule.figure, text: name(ofFigure: rule.figure)), .init(rule.rule)]
        }),
      notes: [
        explanation.cohorts.isEmpty
          ? words["ofNoCohort"]
          : words["ofCohorts", explanation.cohorts.joined(separator: ", ")]
      ])
  }
}
