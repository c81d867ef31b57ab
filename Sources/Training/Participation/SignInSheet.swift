import Disclosure
import GRDB
import Kernel
import Storage

/// Who is expected in each half-day of a cohort, by code: to be printed, signed, and typed back as
/// records of the form `attendance`.
public struct SignInSheet: Sendable {
  public struct HalfDay: Sendable, Hashable {
    /// As `COHORT#2025-03-12#am`.
    public let session: String
    public let day: String
    /// `am` or `pm`.
    public let half: String
    public let hours: FixedDecimal
  }

  public struct Row: Sendable, Hashable {
    /// As `COHORT#2025-03-12#am`.
    public let session: String
    /// The code.
    public let participant: String
  }

  public let cohort: CohortList.Cohort
  /// Its title.
  public let course: String
  /// In the order of time.
  public let halfDays: [HalfDay]
  /// The codes of those who accepted a place and did not give it up, in order.
  public let participants: [String]
  public let withheld: [Withheld]

  /// By half-day, then code.
  public var rows: [Row] {
    halfDays.flatMap { half in
      participants.map { Row(session: half.session, participant: $0) }
    }
  }

  /// - Throws: ``TrainingFailure/noCohorts(_:)``
  public static func load(
    _ db: Database, of cohort: String, for audience: Audience
  ) throws -> SignInSheet {
    let cohorts = try SeenCohorts.load(db, .cohort(cohort), for: audience)
    guard let own = try CohortList.load(db, .cohort(cohort), for: audience).cohorts.first else {
      throw TrainingFailure.noCohorts(.cohort(cohort))
    }
    var gate = Gate(for: audience)
    let people = try people(db, in: cohorts).filter { gate.passes("participants", $0.1) }
    return SignInSheet(
      cohort: own,
      course: try String.fetchOne(
        db, sql: "SELECT title FROM courses WHERE code = ?", arguments: [own.course]) ?? "",
      halfDays: try halfDays(db, in: cohorts), participants: people.map(\.0),
      withheld: gate.withheld)
  }

  private static func halfDays(_ db: Database, in cohorts: SeenCohorts) throws -> [HalfDay] {
    try GRDB.Row.fetchAll(
      db,
      sql: """
        SELECT \(RecordKey.session.written("s.id")), s.day, s.half, s.hours
        FROM training_sessions s
        WHERE \(SeenCohorts.hold("s.cohort_id")) ORDER BY s.day, s.half
        """, arguments: ["cohorts": cohorts.ids]
    ).map {
      HalfDay(session: $0[0], day: $0[1], half: $0[2], hours: FixedDecimal(millionths: $0[3]))
    }
  }

  private static func people(
    _ db: Database, in cohorts: SeenCohorts
  ) throws -> [(String, Sensitivity)] {
    try GRDB.Row.fetchAll(
      db,
      sql: """
        SELECT p.code, p.sensitivity
        FROM enrolments e JOIN participants p ON p.id = e.participant_id
        WHERE \(SeenCohorts.hold("e.cohort_id")) AND e.accepted_on IS NOT NULL
          AND e.withdrawn_on IS NULL
        ORDER BY p.code
        """, arguments: ["cohorts": cohorts.ids]
    ).map { ($0[0], Sensitivity(stored: $0[1])) }
  }
}
