import GRDB
import Storage

extension PlanMatrixTarget {
  static let roles = [
    ("responsible", "lead"), ("supporting", "support"), ("reporting", "report"),
    ("monitoring", "monitor"),
  ]
  static let relations = [("provisions", "implements"), ("contributes_to", "contributes")]

  var readings: [String: String] {
    var readings = [
      "plan": RecordKey.plan.written("t.plan_id"),
      "pillar": PlanMatrixTarget.above("SELECT code || ' ' || title FROM up WHERE depth = 0"),
      "pillar_un": PlanMatrixTarget.above("SELECT un_pillar FROM up WHERE depth = 0"),
      "objective": PlanMatrixTarget.above(
        """
        SELECT group_concat(name, ' > ') FROM (SELECT code || ' ' || title AS name FROM up
          WHERE level = 'objective' ORDER BY depth)
        """),
      "output": PlanMatrixTarget.above(
        "SELECT code || ' ' || title FROM up WHERE level = 'output'"),
      "start": "t.start_date", "deadline": "t.end_date",
      "successor": """
      (SELECT CASE s.plan_id WHEN t.plan_id THEN s.code
          ELSE \(RecordKey.node.written("s.id")) END
        FROM plan_nodes s WHERE s.id = t.successor_id)
      """,
    ]
    for (field, role) in PlanMatrixTarget.roles {
      readings[field] = """
        (SELECT group_concat(name, ';') FROM (
          SELECT \(RecordKey.institution.written("r.institution_id")) AS name
          FROM responsibilities r WHERE r.node_id = t.id AND r.role = '\(role)'
            AND r.valid_to IS NULL ORDER BY r.id))
        """
    }
    for (field, relation) in PlanMatrixTarget.relations {
      readings[field] = """
        (SELECT group_concat(name, ';') FROM (
          SELECT \(RecordKey.provision.written("l.provision_id")) AS name
          FROM node_provisions l WHERE l.node_id = t.id AND l.relation = '\(relation)'
          ORDER BY l.provision_id))
        """
    }
    return readings
  }

  /// Asks the parts of the plan that an action lies in.
  private static func above(_ select: String) -> String {
    """
    (WITH RECURSIVE up AS (
      SELECT n.* FROM plan_nodes n WHERE n.id = t.parent_id
      UNION ALL SELECT n.* FROM plan_nodes n JOIN up ON n.id = up.parent_id
    ) \(select))
    """
  }

  func link(_ id: Int64, _ cells: Cells, in changes: ChangeSet) throws {
    try changes.relink(
      "responsibilities",
      held: """
        SELECT id, role || ' ' || institution_id FROM responsibilities
        WHERE node_id = ? AND valid_to IS NULL
        """, of: ("node_id", id),
      to: PlanMatrixTarget.roles.flatMap { field, role in
        try cells.list(field).map { name in
          let institution = try institution(name, field, in: changes)
          return LinkRow(
            key: "\(role) \(institution)",
            values: [("institution_id", institution), ("role", role)])
        }
      })
    try changes.relink(
      "node_provisions",
      held: "SELECT id, relation || ' ' || provision_id FROM node_provisions WHERE node_id = ?",
      of: ("node_id", id),
      to: PlanMatrixTarget.relations.flatMap { field, relation in
        try cells.list(field).map { name in
          let provision = try RecordKey.provision.id(name, field: field, in: changes.db)
          return LinkRow(
            key: "\(relation) \(provision)",
            values: [("provision_id", provision), ("relation", relation)])
        }
      })
    try refuseLoop(id, in: changes.db)
  }

  /// The institution of that name, which is made where there is none.
  private func institution(
    _ name: String, _ field: String, in changes: ChangeSet
  ) throws -> Int64 {
    do {
      return try RecordKey.institution.id(name, field: field, in: changes.db)
    } catch let fault as FieldFault
      where fault.rule == "template.reference.unknown" && !name.contains("#")
    {
      let id = try changes.newID()
      try changes.insert(
        "institutions", id: id,
        [("name", name), ("kind", "other"), ("revision_id", changes.revision)])
      return id
    }
  }

  /// No action lives on in itself, by way of others.
  private func refuseLoop(_ id: Int64, in db: Database) throws {
    let loops = try Bool.fetchOne(
      db,
      sql: """
        WITH RECURSIVE chain(id) AS (
          SELECT successor_id FROM plan_nodes WHERE id = :id
          UNION SELECT n.successor_id FROM plan_nodes n JOIN chain c ON n.id = c.id
        ) SELECT EXISTS (SELECT 1 FROM chain WHERE id = :id)
        """, arguments: ["id": id])
    guard loops != true else {
      throw FieldFault(
        "node.loop", field: "successor", "By its successors, the action would live on in itself.",
        remedy: "Name another action.")
    }
  }
}
