import Disclosure
import GRDB
import Kernel

/// One cohort in a line: who accepted a place, came and completed it, as that may leave.
///
/// These are numbers of the table that ``CohortReport`` shows, withheld as there, so that who reads
/// both learns nothing by comparing them. Over several cohorts they are not added up: a sum would
/// tell what one of them withholds.
public struct CohortPeople: Sendable, Encodable, Hashable {
  public let cohort: CohortList.Cohort
  /// `accepted`, `reached` (present at least once) and `completed`.
  public let figures: [FigureLine]
  /// How many of these are kept back.
  public let withheld: [Withheld]

  private enum CodingKeys: String, CodingKey { case cohort, figures }

  /// - Throws: ``TrainingFailure/noCohorts(_:)``
  public static func load(
    _ db: Database, _ code: String, for audience: Audience
  ) throws -> CohortPeople {
    let cohorts = try SeenCohorts.load(db, .cohort(code), for: audience)
    guard
      let cohort = try CohortList.load(db, .cohort(code), for: audience).cohorts.first
    else { throw TrainingFailure.noCohorts(.cohort(code)) }
    var whole = Gate(for: audience)
    let outcome = try Completion.load(db, of: cohorts)
      .disclosed(through: &whole, CohortStanding.load(db, of: cohort, for: audience))
    let completed = DisclosedTable.Entry.column(Completion.Outcome.completed.rawValue)
    let figures = [
      FigureLine("accepted", "total", .places, outcome.accepted),
      FigureLine("reached", "total", .places, outcome.came.total),
      FigureLine("completed", "total", .places, outcome.came[completed] ?? .noData),
    ]
    var gate = Gate(for: audience)
    let reason = Known<Int>.withheld.reason
    gate.withhold("enrolments", .smallCell, count: figures.count { $0.reason == reason })
    return CohortPeople(cohort: cohort, figures: figures, withheld: gate.withheld)
  }
}
