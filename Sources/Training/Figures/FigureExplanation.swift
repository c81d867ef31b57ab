import Disclosure
import Pages

/// How the figures of a report on training came about: what each counts, and of which cohorts.
///
/// Their parts are people, and these are not listed: who may see them reads the records
/// (`baraza record list`). What each cohort adds is in its own figures, through the same gate.
public struct FigureExplanation: Sendable, Hashable, Encodable {
  public struct Rule: Sendable, Hashable, Encodable {
    public let figure: String
    public let rule: String
  }

  /// In the order of the report.
  public let rules: [Rule]
  /// What was asked, by name.
  public let parameters: [String: String]
  /// The codes of the cohorts that the audience may see; others may count without being named.
  public let cohorts: [String]
  /// Counts of fewer people are withheld, with what they could be worked out from; hours of
  /// decision-makers are rounded to it.
  public let threshold: Int

  /// - Parameter figures: their names, each as often as it comes.
  init(
    of figures: [String], _ parameters: [String: String], _ cohorts: SeenCohorts, _ gate: Gate
  ) {
    var seen: Set<String> = []
    rules = figures.filter { seen.insert($0).inserted }.map {
      Rule(figure: $0, rule: Words.trainingRules[$0])
    }
    self.parameters = parameters
    self.cohorts = cohorts.codes
    threshold = gate.threshold(cohorts.sensitivity).rawValue
  }
}
