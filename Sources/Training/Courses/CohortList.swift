import Disclosure
import GRDB
import Kernel

/// The cohorts that an audience may see. Nobody is counted here: numbers of people leave with the
/// figures of a cohort.
public struct CohortList: Sendable, Encodable {
  public struct Cohort: Sendable, Hashable, Encodable {
    public let code: String
    public let course: String
    public let curriculum: Int64
    public let programme: String
    public let title: String
    public let country: String
    public let place: String?
    /// Days.
    public let begins: String
    public let ends: String
    public let seats: Int
    public let status: String
    public let sensitivity: Sensitivity
  }

  /// By first day, then code.
  public let cohorts: [Cohort]
  public let withheld: [Withheld]

  /// Where there are none, or none that may be seen.
  public static let none = CohortList(cohorts: [], withheld: [])

  /// - Throws: ``TrainingFailure/noCohorts(_:)``
  public static func load(
    _ db: Database, _ selection: SeenCohorts.Selection = .all, for audience: Audience
  ) throws -> CohortList {
    let seen = try SeenCohorts.load(db, selection, for: audience)
    var gate = Gate(for: audience)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT c.code, k.code, v.version, k.programme, c.title, c.country, c.place, c.begins_on,
          c.ends_on, c.seats, c.status, c.sensitivity
        FROM cohorts c JOIN curriculum_versions v ON v.id = c.version_id
          JOIN courses k ON k.id = v.course_id
        WHERE \(SeenCohorts.hold("c.id")) ORDER BY c.begins_on, c.code
        """, arguments: ["cohorts": seen.ids])
    let cohorts = rows.compactMap { row -> Cohort? in
      let sensitivity = Sensitivity(stored: row[11])
      guard gate.passes("cohorts", sensitivity) else { return nil }
      return Cohort(
        code: row[0], course: row[1], curriculum: row[2], programme: row[3], title: row[4],
        country: row[5], place: row[6], begins: row[7], ends: row[8], seats: row[9],
        status: row[10], sensitivity: sensitivity)
    }
    // Those that count for nobody are withheld by the selection, those that only count by the gate.
    for withheld in seen.withheld {
      gate.withhold(withheld.what, withheld.why, count: withheld.count)
    }
    return CohortList(cohorts: cohorts, withheld: gate.withheld)
  }
}
