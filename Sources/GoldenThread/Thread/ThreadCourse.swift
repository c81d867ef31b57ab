import Disclosure
import GRDB
import Kernel
import Training

/// A course that teaches people what a commitment asks for, with the cohorts that were taught.
public struct ThreadCourse: Encodable, Hashable, Sendable {
  public let link: ThreadLink
  public let id: Int64
  public let code: String
  public let title: String
  public let level: String
  /// Under which people are counted once a year.
  public let programme: String
  /// By first day; of a link to one cohort that one alone.
  public let cohorts: [CohortPeople]
}

extension ThreadCourse {
  /// With those cohorts that the audience may see; the others are counted. A link to one cohort
  /// that it may not see is not there at all.
  static func load(
    _ db: Database, _ links: [ThreadLink], _ gate: inout ThreadGate
  ) throws -> [ThreadCourse] {
    try links.compactMap { link in
      guard link.source == .course || link.source == .cohort else { return nil }
      let seen = try cohorts(db, link.source, link.record, &gate)
      guard link.source == .course || !seen.isEmpty else { return nil }
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT k.id, k.code, k.title, k.level, k.programme FROM courses k
          WHERE k.id = :course OR k.id = (SELECT v.course_id FROM cohorts c
            JOIN curriculum_versions v ON v.id = c.version_id WHERE c.id = :cohort)
          """,
        arguments: [
          "course": link.source == .course ? link.record : nil,
          "cohort": link.source == .cohort ? link.record : nil,
        ])
      guard let row else { return nil }
      return ThreadCourse(
        link: link, id: row[0], code: row[1], title: row[2], level: row[3], programme: row[4],
        cohorts: try seen.map { cohort in
          let people = try CohortPeople.load(db, cohort.code, for: gate.records.gate.audience)
          gate.withhold(people.withheld, ofCohort: cohort.id)
          return people
        })
    }
  }

  /// Of a course, or one of them, those that the audience may see.
  static func cohorts(
    _ db: Database, _ source: LinkSource, _ record: Int64, _ gate: inout ThreadGate
  ) throws -> [(id: Int64, code: String)] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT c.id, c.code, c.sensitivity
        FROM cohorts c JOIN curriculum_versions v ON v.id = c.version_id
        WHERE \(source == .course ? "v.course_id" : "c.id") = ? ORDER BY c.begins_on, c.code
        """, arguments: [record])
    return rows.filter { gate.passes("cohorts", $0[0], $0[2]) }.map { ($0[0], $0[1]) }
  }
}
