import GRDB
import Kernel

extension AssessmentRecord {
  /// All of a node up to a day, the latest first; those taken back among them.
  static func load(
    _ db: Database, node: Int64, today: CalendarDate
  ) throws -> [AssessmentRecord] {
    let evidence = try evidence(db, node)
    let disputes = try disputes(db, node)
    return try Row.fetchAll(
      db,
      sql: """
        SELECT a.id, a.voice, i.name, a.assessor, c.code, v.code, v.label, v.meaning, v.position,
          a.rationale, a.assessed_on, a.supersedes_id,
          (SELECT max(s.id) FROM assessments s WHERE s.supersedes_id = a.id AND NOT EXISTS
            (SELECT 1 FROM assessment_retractions t WHERE t.record_id = s.id)),
          r.reason, \(StatusSQL.strictest("p.sensitivity", "n.sensitivity", "a.sensitivity"))
        FROM assessments a JOIN plan_nodes n ON n.id = a.node_id
          JOIN policy_plans p ON p.id = n.plan_id
          JOIN institutions i ON i.id = a.institution_id
          JOIN scale_values v ON v.id = a.scale_value_id
          JOIN assessment_scales c ON c.id = a.scale_id
          LEFT JOIN assessment_retractions r ON r.record_id = a.id
        WHERE a.node_id = ? AND a.assessed_on <= ? ORDER BY a.assessed_on DESC, a.id DESC
        """, arguments: [node, today.description]
    ).compactMap { row in
      guard let voice = Voice(rawValue: row[1]) else { return nil }
      return AssessmentRecord(
        id: row[0], voice: voice, institution: row[2], assessor: row[3], scale: row[4],
        value: row[5], label: row[6],
        meaning: (row[7] as String?).flatMap(ProgressMeaning.init),
        position: (row[8] as Int64?).map { FixedDecimal(millionths: $0).description },
        rationale: row[9], assessedOn: row[10], supersedes: row[11], supersededBy: row[12],
        retraction: row[13], evidence: evidence[row[0]] ?? [], disputes: disputes[row[0]] ?? [],
        sensitivity: row[14])
    }
  }

  /// By assessment.
  private static func evidence(_ db: Database, _ node: Int64) throws -> [Int64: [Evidence]] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT l.assessment_id, e.id, e.code, e.kind, e.title, e.grade, e.dated, e.url, e.sha256,
          e.attachment_id IS NOT NULL, l.locator, e.consent, e.sensitivity
        FROM assessments a JOIN assessment_evidence l ON l.assessment_id = a.id
          JOIN evidence e ON e.id = l.evidence_id
        WHERE a.node_id = ? AND NOT EXISTS
          (SELECT 1 FROM assessment_evidence_retractions r WHERE r.record_id = l.id)
        ORDER BY l.id
        """, arguments: [node]
    ).reduce(into: [:]) { found, row in
      found[row[0], default: []].append(
        Evidence(
          id: row[1], code: row[2], kind: row[3], title: row[4], grade: row[5], dated: row[6],
          url: row[7], sha256: row[8], isKept: row[9], locator: row[10], consent: row[11],
          sensitivity: row[12]))
    }
  }

  /// By assessment.
  private static func disputes(_ db: Database, _ node: Int64) throws -> [Int64: [Dispute]] {
    let rebuttals: [Int64: [Rebuttal]] = try Row.fetchAll(
      db,
      sql: """
        SELECT b.dispute_id, b.id, i.name, b.rebutted_on, b.statement, e.code, e.sensitivity
        FROM assessments a JOIN disputes d ON d.assessment_id = a.id
          JOIN rebuttals b ON b.dispute_id = d.id JOIN institutions i ON i.id = b.institution_id
          LEFT JOIN evidence e ON e.id = b.evidence_id
        WHERE a.node_id = ? ORDER BY b.rebutted_on, b.id
        """, arguments: [node]
    ).reduce(into: [:]) { found, row in
      found[row[0], default: []].append(
        Rebuttal(
          id: row[1], institution: row[2], rebuttedOn: row[3], statement: row[4],
          evidence: row[5], evidenceSensitivity: row[6]))
    }
    return try Row.fetchAll(
      db,
      sql: """
        SELECT d.assessment_id, d.id, i.name, d.raised_on, d.statement, d.state
        FROM assessments a JOIN disputes d ON d.assessment_id = a.id
          JOIN institutions i ON i.id = d.institution_id
        WHERE a.node_id = ? ORDER BY d.raised_on, d.id
        """, arguments: [node]
    ).reduce(into: [:]) { found, row in
      found[row[0], default: []].append(
        Dispute(
          id: row[1], institution: row[2], raisedOn: row[3], statement: row[4], state: row[5],
          rebuttals: rebuttals[row[1]] ?? []))
    }
  }
}
