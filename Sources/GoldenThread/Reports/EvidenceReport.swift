import Commitments
import Disclosure
import Foundation
import GRDB
import Storage

/// A piece of evidence as an audience may see it: what it is, its digest, and what rests on it.
public struct EvidenceReport: Encodable, Hashable, Sendable {
  /// An assessment that rests on it.
  public struct Citation: Encodable, Hashable, Sendable {
    public let assessment: Int64
    /// `PLAN#CODE`.
    public let commitment: String
    public let voice: Voice
    public let institution: String
    public let assessedOn: String
    public let locator: String?
  }

  public let audience: Audience
  public let id: Int64
  public let code: String
  public let kind: String
  public let title: String
  public let grade: String?
  /// A partial date.
  public let dated: String?
  public let url: String?
  public let sha256: String
  public let language: String?
  public let sensitivity: String
  public let consent: String
  /// The file's name, media type and size in bytes; nil where the store keeps none.
  public let file: String?
  public let mediaType: String?
  public let bytes: Int?
  public let citations: [Citation]
  public let withheld: [Withheld]
}

extension EvidenceReport {
  /// Throws ``CommitmentLookupFailure`` where there is none, or none for this audience.
  public static func load(
    _ db: Database, evidence id: Int64, for audience: Audience
  ) throws -> EvidenceReport {
    var gate = try CommitmentGate(db, for: audience)
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT e.code, e.kind, e.title, e.grade, e.dated, e.url, e.sha256, e.language,
          e.sensitivity, e.consent, t.name, t.media_type, length(t.bytes)
        FROM evidence e LEFT JOIN attachments t ON t.id = e.attachment_id WHERE e.id = ?
        """, arguments: [id])
    guard let row else { throw CommitmentLookupFailure.evidence("#\(id)") }
    guard gate.passes(evidence: row[0]) else {
      throw CommitmentLookupFailure.withheld("evidence", row[0])
    }
    let citations = try citations(db, id, gate: &gate)
    return EvidenceReport(
      audience: audience, id: id, code: row[0], kind: row[1], title: row[2], grade: row[3],
      dated: row[4], url: row[5], sha256: row[6], language: row[7], sensitivity: row[8],
      consent: row[9], file: row[10], mediaType: row[11], bytes: row[12], citations: citations,
      withheld: gate.gate.withheld)
  }

  /// The kept file, byte for byte; nil where the store keeps none.
  public static func file(_ db: Database, evidence id: Int64) throws -> Data? {
    try Int64.fetchOne(db, sql: "SELECT attachment_id FROM evidence WHERE id = ?", arguments: [id])
      .flatMap { try Attachments.bytes(of: $0, in: db) }
  }

  private static func citations(
    _ db: Database, _ id: Int64, gate: inout CommitmentGate
  ) throws -> [Citation] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT a.id, p.code || '#' || n.code, a.voice, i.name, a.assessed_on, l.locator,
          p.sensitivity, n.sensitivity, a.sensitivity
        FROM assessment_evidence l JOIN assessments a ON a.id = l.assessment_id
          JOIN plan_nodes n ON n.id = a.node_id JOIN policy_plans p ON p.id = n.plan_id
          JOIN institutions i ON i.id = a.institution_id
        WHERE l.evidence_id = ? AND NOT EXISTS
          (SELECT 1 FROM assessment_evidence_retractions r WHERE r.record_id = l.id)
        ORDER BY a.assessed_on, a.id
        """, arguments: [id])
    var citations: [Citation] = []
    for row in rows {
      let classes: [String] = [row[6], row[7], row[8]]
      guard gate.passes("assessments", strictestOf: classes), let voice = Voice(rawValue: row[2])
      else { continue }
      citations.append(
        Citation(
          assessment: row[0], commitment: row[1], voice: voice, institution: row[3],
          assessedOn: row[4], locator: row[5]))
    }
    return citations
  }
}
