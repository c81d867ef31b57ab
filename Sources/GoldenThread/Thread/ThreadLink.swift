import GRDB
import Kernel

/// A link between a commitment and what it rests on.
public struct ThreadLink: Encodable, Hashable, Sendable {
  public let id: Int64
  public let source: LinkSource
  /// The id of what it links.
  public let record: Int64
  /// Of the part of the plan.
  public let node: Int64
  /// In per cent, as a decimal string; nil of what has no money.
  public let weight: String?
  public let rationale: String?
  /// Only reviewed links count in figures.
  public let isReviewed: Bool
  public let reviewedBy: String?
  public let reviewedOn: String?
}

extension ThreadLink {
  /// In the order of their plans and of the parts there.
  ///
  /// - Parameter condition: SQL over link `l`.
  static func load(
    _ db: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [ThreadLink] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT l.id, l.node_id, l.weight, l.rationale, l.state = 'reviewed', l.reviewed_by,
          l.reviewed_on, \(LinkSource.allCases.map { "l.\($0.column)" }.joined(separator: ", "))
        FROM thread_links l JOIN plan_nodes n ON n.id = l.node_id
          JOIN policy_plans p ON p.id = n.plan_id
        WHERE \(condition) ORDER BY p.code, n.ordinal, n.id, l.id
        """, arguments: arguments
    ).compactMap { row in
      let source = LinkSource.allCases.first { row[$0.column] != nil }
      guard let source else { return nil }
      return ThreadLink(
        id: row[0], source: source, record: row[source.column], node: row[1],
        weight: (row[2] as Int64?).map(Weight.text), rationale: row[3], isReviewed: row[4],
        reviewedBy: row[5], reviewedOn: row[6])
    }
  }

  /// Of a plan or a part of it, of those parts that the audience may see.
  static func of(
    _ scope: ThreadScope, _ db: Database, _ gate: CommitmentGate
  ) throws -> [ThreadLink] {
    try load(
      db, where: "l.node_id IN (WITH \(ThreadScope.sql) SELECT id FROM scope)",
      scope.arguments(hidden: gate.hiddenClasses))
  }

  /// Of an activity, those of its transactions among them.
  static func of(activity: Int64, _ db: Database) throws -> [ThreadLink] {
    try load(
      db,
      where: """
        l.activity_id = :id
          OR l.transaction_id IN (SELECT id FROM transactions WHERE activity_id = :id)
        """, ["id": activity])
  }

  /// Of a transaction: its own and, where none of them was reviewed, those of its activity.
  static func of(transaction: Int64, _ db: Database) throws -> [ThreadLink] {
    try load(
      db,
      where: """
        l.transaction_id = :id
          OR l.activity_id = (SELECT activity_id FROM transactions WHERE id = :id)
            AND NOT EXISTS (SELECT 1 FROM thread_links o
              WHERE o.transaction_id = :id AND o.state = 'reviewed')
        """, ["id": transaction])
  }

  static func of(concern: Int64, _ db: Database) throws -> [ThreadLink] {
    try load(db, where: "l.concern_id = ?", [concern])
  }

  /// Of a course, those of its cohorts among them that the audience may see.
  static func of(
    course: Int64, _ db: Database, _ gate: inout ThreadGate
  ) throws -> [ThreadLink] {
    let cohorts = try ThreadCourse.cohorts(db, .course, course, &gate).map(\.id)
    let links = try load(
      db,
      where: """
        l.course_id = :id OR l.cohort_id IN (SELECT c.id FROM cohorts c
          JOIN curriculum_versions v ON v.id = c.version_id WHERE v.course_id = :id)
        """, ["id": course])
    return links.filter { $0.source == .course || cohorts.contains($0.record) }
  }
}
