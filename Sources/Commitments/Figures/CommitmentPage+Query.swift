import GRDB
import Kernel

extension CommitmentPage {
  /// Nil where there is no such part of a plan.
  public static func load(
    _ db: Database, node id: Int64, today: CalendarDate
  ) throws -> CommitmentPage? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT p.id, p.code, p.title, n.start_date, n.end_date,
          iif(n.level = 'action', \(StatusSQL.state), NULL),
          (SELECT q.code || '#' || s.code FROM plan_nodes s JOIN policy_plans q ON q.id = s.plan_id
            WHERE s.id = n.successor_id),
          \(StatusSQL.strictest("p.sensitivity", "n.sensitivity"))
        FROM plan_nodes n JOIN policy_plans p ON p.id = n.plan_id WHERE n.id = :node
        """, arguments: ["node": id, "today": today.description])
    guard let row else { return nil }
    let statuses = try VoiceStatus.load(db, where: "n.id = :node", ["node": id], today: today)
    let state = (row[5] as String?).flatMap(ActionState.init)
    let said = statuses[id] ?? []
    return CommitmentPage(
      id: id, today: today.description, plan: row[0], planCode: row[1], planTitle: row[2],
      path: try path(db, id), start: row[3], deadline: row[4], state: state, successor: row[6],
      predecessors: try String.fetchAll(
        db,
        sql: """
          SELECT q.code || '#' || s.code FROM plan_nodes s JOIN policy_plans q ON q.id = s.plan_id
          WHERE s.successor_id = ? ORDER BY 1
          """, arguments: [id]),
      provisions: try provisions(db, id), responsibilities: try responsibilities(db, id),
      indicators: try PlanIndicator.load(db, where: "node_id = ?", [id]), statuses: said,
      differences: state == nil ? [] : said.differences,
      assessments: try AssessmentRecord.load(db, node: id, today: today),
      money: try MoneyLines.load(db, where: "m.node_id = :node", ["node": id]),
      sensitivity: row[7])
  }

  private static func path(_ db: Database, _ id: Int64) throws -> [Step] {
    try Row.fetchAll(
      db,
      sql: """
        WITH RECURSIVE up AS (
          SELECT * FROM plan_nodes WHERE id = ?
          UNION ALL SELECT n.* FROM plan_nodes n JOIN up ON n.id = up.parent_id
        ) SELECT id, level, code, title, un_pillar FROM up ORDER BY depth
        """, arguments: [id]
    ).map { Step(id: $0[0], level: $0[1], code: $0[2], title: $0[3], unPillar: $0[4]) }
  }

  private static func provisions(_ db: Database, _ id: Int64) throws -> [Provision] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT v.id, i.symbol, v.code, v.summary, l.relation
        FROM node_provisions l JOIN provisions v ON v.id = l.provision_id
          JOIN instruments i ON i.id = v.instrument_id
        WHERE l.node_id = ? ORDER BY i.adopted, i.symbol, v.ordinal
        """, arguments: [id]
    ).map {
      Provision(id: $0[0], instrument: $0[1], code: $0[2], summary: $0[3], relation: $0[4])
    }
  }

  private static func responsibilities(_ db: Database, _ id: Int64) throws -> [Responsibility] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT i.name, i.country, r.role, r.valid_from, r.valid_to
        FROM responsibilities r JOIN institutions i ON i.id = r.institution_id
        WHERE r.node_id = ? ORDER BY r.role, r.valid_from, i.name, r.id
        """, arguments: [id]
    ).map {
      Responsibility(institution: $0[0], country: $0[1], role: $0[2], from: $0[3], to: $0[4])
    }
  }
}
