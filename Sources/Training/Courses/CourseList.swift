import Disclosure
import GRDB
import Kernel

/// The courses that an audience may see, with what is taught in them now.
public struct CourseList: Sendable, Encodable {
  public struct Course: Sendable, Hashable, Encodable {
    public let code: String
    public let title: String
    public let level: String
    public let programme: String
    /// The newest version of the curriculum that is approved.
    public let curriculum: Int64?
    /// Modules and hours of that version.
    public let modules: Int
    public let hours: FixedDecimal
  }

  /// By code.
  public let courses: [Course]
  public let withheld: [Withheld]

  /// A course has no class of its own: it is of the lowest of its cohorts', and of the house where
  /// it has none.
  public static func load(_ db: Database, for audience: Audience) throws -> CourseList {
    var gate = Gate(for: audience)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT k.code, k.title, k.level, k.programme, v.version,
          (SELECT count(*) FROM course_modules m WHERE m.version_id = v.id),
          (SELECT coalesce(sum(m.hours), 0) FROM course_modules m WHERE m.version_id = v.id),
          (SELECT group_concat(DISTINCT c.sensitivity) FROM cohorts c
            JOIN curriculum_versions o ON o.id = c.version_id WHERE o.course_id = k.id)
        FROM courses k LEFT JOIN curriculum_versions v ON v.course_id = k.id
          AND v.version = (SELECT max(a.version) FROM curriculum_versions a
            WHERE a.course_id = k.id AND a.status = 'approved')
        ORDER BY k.code
        """)
    let courses = rows.compactMap { row -> Course? in
      let classes = (row[7] as String?)?.split(separator: ",").map { Sensitivity(stored: "\($0)") }
      guard gate.passes("courses", classes?.min() ?? .internal) else { return nil }
      return Course(
        code: row[0], title: row[1], level: row[2], programme: row[3], curriculum: row[4],
        modules: row[5], hours: FixedDecimal(millionths: row[6]))
    }
    return CourseList(courses: courses, withheld: gate.withheld)
  }
}
