import Commitments
import GRDB
import Kernel

/// A dispute that nobody has answered.
public struct OpenDispute: Encodable, Hashable, Sendable {
  public let id: Int64
  public let assessment: Int64
  /// `PLAN#CODE` of the commitment.
  public let commitment: String
  public let voice: Voice
  public let institution: String
  public let raisedOn: String
  public let ageDays: Int
  public let statement: String
}

extension OpenDispute {
  /// Of a plan up to a day, the oldest first.
  static func load(
    _ db: Database, plan: Int64, today: CalendarDate, gate: inout CommitmentGate
  ) throws -> [OpenDispute] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT d.id, a.id, p.code || '#' || n.code, a.voice, i.name, d.raised_on, d.statement,
          p.sensitivity, n.sensitivity, a.sensitivity
        FROM plan_nodes n JOIN policy_plans p ON p.id = n.plan_id
          JOIN assessments a ON a.node_id = n.id JOIN disputes d ON d.assessment_id = a.id
          JOIN institutions i ON i.id = d.institution_id
        WHERE n.plan_id = ? AND d.state = 'open' AND d.raised_on <= ?
          AND NOT EXISTS (SELECT 1 FROM assessment_retractions r WHERE r.record_id = a.id)
        ORDER BY d.raised_on, d.id
        """, arguments: [plan, today.description])
    var disputes: [OpenDispute] = []
    for row in rows {
      let classes: [String] = [row[7], row[8], row[9]]
      guard gate.passes("disputes", strictestOf: classes), let voice = Voice(rawValue: row[3])
      else {
        continue
      }
      let age = CalendarDate(row[5] as String)?.dayNumber.flatMap { day in
        today.dayNumber.map { $0 - day }
      }
      disputes.append(
        OpenDispute(
          id: row[0], assessment: row[1], commitment: row[2], voice: voice,
          institution: row[4], raisedOn: row[5], ageDays: age ?? 0, statement: row[6]))
    }
    return disputes
  }
}
