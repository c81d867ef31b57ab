import GRDB
import Kernel

/// The courses, with what is taught in them now.
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

  public static func load(_ db: Database) throws -> CourseList {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT k.code, k.title, k.level, k.programme, v.version,
          (SELECT count(*) FROM course_modules m WHERE m.version_id = v.id),
          (SELECT coalesce(sum(m.hours), 0) FROM course_modules m WHERE m.version_id = v.id)
        FROM courses k LEFT JOIN curriculum_versions v ON v.course_id = k.id
          AND v.version = (SELECT max(a.version) FROM curriculum_versions a
            WHERE a.course_id = k.id AND a.status = 'approved')
        ORDER BY k.code
        """)
    return CourseList(
      courses: rows.map {
        Course(
          code: $0[0], title: $0[1], level: $0[2], programme: $0[3], curriculum: $0[4],
          modules: $0[5], hours: FixedDecimal(millionths: $0[6]))
      })
  }
}
