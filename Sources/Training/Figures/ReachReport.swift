import Disclosure
import GRDB
import Kernel

/// Reach of a year as it may leave: by programme, each attribute by sex, and ranges across them.
public struct ReachReport: Sendable, Encodable {
  public struct Programme: Sendable, Encodable {
    public let programme: String
    public let figures: [FigureLine]
  }

  public let stage: Reach.Stage
  public let year: Int
  public let programmes: [Programme]
  /// At least and at most so many people: pseudonyms of two programmes are not joined.
  public let across: [FigureLine]
  public let withheld: [Withheld]
  public let explanation: FigureExplanation

  /// - Throws: ``TrainingFailure/noCohorts(_:)``
  public static func load(
    _ db: Database, _ stage: Reach.Stage, in year: TrainingYear,
    _ selection: SeenCohorts.Selection = .all, for audience: Audience
  ) throws -> ReachReport {
    let cohorts = try SeenCohorts.load(db, selection, for: audience)
    var gate = Gate(for: audience)
    var others = Gate(for: audience)
    let later = try stage.later.map {
      try Reach.load(db, $0, in: year, of: cohorts).disclosed(through: &others)
    }
    let reach = try Reach.load(db, stage, in: year, of: cohorts).disclosed(through: &gate)
      .beside(later, gate.threshold(cohorts.sensitivity), &gate)
    for withheld in cohorts.withheld {
      gate.withhold(withheld.what, withheld.why, count: withheld.count)
    }
    let people = reach.people
    return ReachReport(
      stage: stage, year: year.year,
      programmes: reach.programmes.map { programme in
        Programme(
          programme: programme.code,
          figures: Reach.attributes.flatMap { attribute in
            programme.tables[attribute].map {
              FigureLine.table(attribute.rawValue, .people, $0)
            } ?? []
          })
      },
      across: [
        FigureLine("people", "at-least", .people, people.atLeast),
        FigureLine("people", "at-most", .people, people.atMost),
      ], withheld: gate.withheld,
      explanation: FigureExplanation(
        of: [stage.rule] + Reach.attributes.map(\.rawValue) + ["people"],
        ["stage": stage.rawValue, "year": "\(year.year)", "programme": selection.name ?? "all"],
        cohorts, gate))
  }
}

extension Reach.Stage {
  /// The name of its rule.
  fileprivate var rule: String { self == .attendance ? "attendance-in-year" : rawValue }
}
