import GRDB
import Kernel
import Training

/// A course with the cohorts of it that a page shows, each with its own numbers of people.
protocol CourseOnPage {
  var id: Int64 { get }
  var code: String { get }
  var title: String { get }
  var cohorts: [CohortPeople] { get }
}

extension ThreadCourse: CourseOnPage {}

/// A course that teaches what a plan asks for: once, for however many commitments, with each cohort
/// once.
///
/// Who is in two cohorts is in both, so cohorts are not added up, nor are courses.
public struct PlanCourse: Encodable, Hashable, Sendable, CourseOnPage {
  public let id: Int64
  public let code: String
  public let title: String
  public let level: String
  /// Under which people are counted once a year.
  public let programme: String
  /// The codes of the parts of the plan that reviewed links name, in the plan's order.
  public let commitments: [String]
  /// By first day.
  public let cohorts: [CohortPeople]
}

extension PlanCourse {
  /// Of reviewed links to those parts of a plan that the audience may see, in the plan's order.
  static func load(
    _ db: Database, plan: Int64, _ gate: inout ThreadGate
  ) throws -> [PlanCourse] {
    let links = try ThreadLink.of(.plan(plan), db, gate.records)
      .filter { $0.isReviewed && ($0.source == .course || $0.source == .cohort) }
    let linked = try ThreadCourse.load(db, links, &gate)
    var ids: [Int64] = []
    for course in linked where !ids.contains(course.id) { ids.append(course.id) }
    let byCourse = Dictionary(grouping: linked, by: \.id)
    return try ids.compactMap { id in
      guard let own = byCourse[id], let first = own.first else { return nil }
      var cohorts: [CohortPeople] = []
      for people in own.flatMap(\.cohorts) where !cohorts.contains(people) {
        cohorts.append(people)
      }
      return PlanCourse(
        id: id, code: first.code, title: first.title, level: first.level,
        programme: first.programme, commitments: try codes(own.map(\.link.node), in: db),
        cohorts: cohorts.sorted {
          ($0.cohort.begins, $0.cohort.code) < ($1.cohort.begins, $1.cohort.code)
        })
    }
  }

  /// Those plans that reviewed links of courses name.
  static func plans(_ db: Database) throws -> Set<Int64> {
    try Int64.fetchSet(
      db,
      sql: """
        SELECT n.plan_id FROM thread_links l JOIN plan_nodes n ON n.id = l.node_id
        WHERE l.state = 'reviewed' AND (l.course_id IS NOT NULL OR l.cohort_id IS NOT NULL)
        """)
  }

  private static func codes(_ nodes: [Int64], in db: Database) throws -> [String] {
    var codes: [String] = []
    for node in nodes {
      let code = try String.fetchOne(
        db, sql: "SELECT code FROM plan_nodes WHERE id = ?", arguments: [node])
      if let code, !codes.contains(code) { codes.append(code) }
    }
    return codes
  }
}
