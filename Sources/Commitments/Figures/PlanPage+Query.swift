import GRDB
import Kernel

extension PlanPage {
  /// Nil where there is no such plan.
  public static func load(
    _ db: Database, plan id: Int64, today: CalendarDate
  ) throws -> PlanPage? {
    guard let plan = try PlanOverview.plans(db, .plan(id), today).first,
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT p.adopted, i.name, p.url, b.code, w.code
          FROM policy_plans p LEFT JOIN institutions i ON i.id = p.lead_institution_id
            LEFT JOIN policy_plans b ON b.id = p.predecessor_id
            LEFT JOIN policy_plans w ON w.id = p.parent_id
          WHERE p.id = ?
          """, arguments: [id])
    else { return nil }
    func codes(_ sql: String) throws -> [String] {
      try String.fetchAll(db, sql: sql, arguments: [id])
    }
    return PlanPage(
      today: today.description, plan: plan, adopted: row[0], lead: row[1], url: row[2],
      predecessor: row[3], parent: row[4],
      successors: try codes("SELECT code FROM policy_plans WHERE predecessor_id = ? ORDER BY code"),
      territories: try codes(
        "SELECT territory FROM plan_territories WHERE plan_id = ? ORDER BY territory"),
      instruments: try codes(
        """
        SELECT i.symbol FROM plan_instruments l JOIN instruments i ON i.id = l.instrument_id
        WHERE l.plan_id = ? ORDER BY i.symbol
        """),
      nodes: try nodes(db, id, today),
      indicators: try PlanIndicator.load(db, where: "plan_id = ? AND node_id IS NULL", [id]),
      money: try MoneyLines.load(
        db, where: "m.plan_id = :plan AND m.node_id IS NULL", ["plan": id]),
      partsMoney: try MoneyLines.load(
        db, where: "m.plan_id = :plan AND m.node_id IS NOT NULL", ["plan": id]),
      claims: try Row.fetchAll(
        db,
        sql: """
          SELECT id, field, value, source, source_url, dated FROM plan_claims WHERE plan_id = ?
          ORDER BY field, dated, source, id
          """, arguments: [id]
      ).map {
        Claim(id: $0[0], field: $0[1], value: $0[2], source: $0[3], url: $0[4], dated: $0[5])
      })
  }

  private static func nodes(
    _ db: Database, _ plan: Int64, _ today: CalendarDate
  ) throws -> [Node] {
    let statuses = try VoiceStatus.load(
      db, where: "n.plan_id = :plan", ["plan": plan], today: today)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT n.id, n.parent_id, n.level, n.depth, n.code, n.title, n.un_pillar, n.start_date,
          n.end_date, iif(n.level = 'action', \(StatusSQL.state), NULL),
          (SELECT q.code || '#' || s.code FROM plan_nodes s JOIN policy_plans q ON q.id = s.plan_id
            WHERE s.id = n.successor_id),
          \(StatusSQL.strictest("p.sensitivity", "n.sensitivity"))
        FROM plan_nodes n JOIN policy_plans p ON p.id = n.plan_id
        WHERE n.plan_id = :plan ORDER BY n.ordinal, n.id
        """, arguments: ["plan": plan, "today": today.description])
    var children: [Int64?: [Row]] = [:]
    for row in rows { children[row[1] as Int64?, default: []].append(row) }
    var nodes: [Node] = []
    func descend(_ parent: Int64?) {
      for row in children[parent] ?? [] {
        let id: Int64 = row[0]
        let said = statuses[id] ?? []
        let state = (row[9] as String?).flatMap(ActionState.init)
        nodes.append(
          Node(
            id: id, parent: parent, level: row[2], depth: row[3], code: row[4], title: row[5],
            unPillar: row[6], start: row[7], deadline: row[8], state: state, successor: row[10],
            statuses: said, differences: state == nil ? [] : said.differences,
            sensitivity: row[11]))
        descend(id)
      }
    }
    descend(nil)
    return nodes
  }
}
