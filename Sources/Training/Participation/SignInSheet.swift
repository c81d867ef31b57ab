import Disclosure
import GRDB
import Kernel
import Storage

/// Who is expected in each half-day of a cohort, by code: to be printed, signed, and typed back as
/// records of the form `attendance`.
public struct SignInSheet: Sendable {
  public struct Row: Sendable, Hashable {
    /// As `COHORT#2025-03-12#am`.
    public let session: String
    /// The code.
    public let participant: String
  }

  /// By half-day, then code; of those who accepted a place and did not give it up.
  public let rows: [Row]
  public let withheld: [Withheld]

  /// - Throws: ``TrainingFailure/noCohorts(_:)``
  public static func load(
    _ db: Database, of cohort: String, for audience: Audience
  ) throws -> SignInSheet {
    let cohorts = try SeenCohorts.load(db, .cohort(cohort), for: audience)
    var gate = Gate(for: audience)
    let people = try Row.people(db, in: cohorts).filter { gate.passes("participants", $0.1) }
    let sessions = try String.fetchAll(
      db,
      sql: """
        SELECT \(RecordKey.session.written("s.id")) FROM training_sessions s
        WHERE \(SeenCohorts.hold("s.cohort_id")) ORDER BY s.day, s.half
        """, arguments: ["cohorts": cohorts.ids])
    return SignInSheet(
      rows: sessions.flatMap { session in people.map { Row(session: session, participant: $0.0) } },
      withheld: gate.withheld)
  }
}

extension SignInSheet.Row {
  fileprivate static func people(
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
