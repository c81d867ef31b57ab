import GRDB

/// Evidence as an assessment names it.
public struct CitedEvidence: Encodable, Hashable, Sendable {
  public let code: String
  public let title: String
  public let grade: String?
  /// Where in it: a page, a paragraph, a minute.
  public let locator: String?
}

extension CitedEvidence {
  /// By assessment.
  static func load(
    _ db: Database, assessments: [Int64]
  ) throws -> [Int64: [CitedEvidence]] {
    let ids = "[\(assessments.map(String.init).joined(separator: ","))]"
    return try Row.fetchAll(
      db,
      sql: """
        SELECT l.assessment_id, e.code, e.title, e.grade, l.locator
        FROM json_each(?) j JOIN assessment_evidence l ON l.assessment_id = j.value
          JOIN evidence e ON e.id = l.evidence_id
        WHERE NOT EXISTS
          (SELECT 1 FROM assessment_evidence_retractions r WHERE r.record_id = l.id)
        ORDER BY l.id
        """, arguments: [ids]
    ).reduce(into: [:]) { found, row in
      found[row[0], default: []].append(
        CitedEvidence(code: row[1], title: row[2], grade: row[3], locator: row[4]))
    }
  }
}
