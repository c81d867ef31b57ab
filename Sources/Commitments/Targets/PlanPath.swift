import GRDB
import Kernel
import Storage

/// The way from a plan's pillar to what an action stands under, as a row of the matrix names it.
struct PlanPath {
  /// A part of a plan that others can stand under.
  struct Place {
    let id: Int64
    let level: String
    let depth: Int64
  }

  private struct Step {
    let level: String
    let field: String
    let code: String
    /// Nil where only the code was written.
    let title: String?
  }

  private let steps: [Step]
  private let unPillar: String?

  init(_ cells: Cells) throws {
    let output = cells["output"].map { [$0] } ?? []
    steps =
      [try PlanPath.step(cells.required("pillar"), "pillar", "pillar")]
      + (try cells.required("objective").split(separator: ">", omittingEmptySubsequences: false)
        .map { try PlanPath.step(String($0), "objective", "objective") })
      + (try output.map { try PlanPath.step($0, "output", "output") })
    unPillar = cells["pillar_un"]
  }

  /// `1.1 Women in peace talks`: the code ends at the first space.
  private static func step(_ text: String, _ level: String, _ field: String) throws -> Step {
    let parts = text.trimmed.split(separator: " ", maxSplits: 1)
    guard let code = parts.first, !code.contains("#"), !code.contains(";") else {
      throw FieldFault(
        "node.path", field: field, "“\(text.trimmed)” names no \(level).",
        remedy: "Write its code, a space, and its title, as 1 Participation.")
    }
    let title = parts.count > 1 ? parts[1].trimmed : ""
    return Step(
      level: level, field: field, code: String(code), title: title.isEmpty ? nil : title)
  }

  /// Finds the place, and makes what the plan does not have of the way there.
  func place(in plan: Int64, _ changes: ChangeSet) throws -> Place {
    var parent: Place?
    for step in steps {
      parent =
        try find(step, under: parent, in: plan, changes)
        ?? make(step, under: parent, in: plan, changes)
    }
    guard let parent else {
      throw FieldFault(
        "node.path", field: "pillar", "The action stands under nothing.",
        remedy: "Name its pillar and objective.")
    }
    return parent
  }

  private func find(
    _ step: Step, under parent: Place?, in plan: Int64, _ changes: ChangeSet
  ) throws -> Place? {
    let row = try Row.fetchOne(
      changes.db,
      sql: """
        SELECT n.id, n.level, n.depth, n.title, n.parent_id, n.un_pillar, w.code
        FROM plan_nodes n LEFT JOIN plan_nodes w ON w.id = n.parent_id
        WHERE n.plan_id = ? AND n.code = ?
        """, arguments: [plan, step.code])
    guard let row else { return nil }
    let level: String = row[1]
    guard level == step.level else {
      throw fault(
        step, "is of level \(level) in this plan.", "Write the code of its \(step.level).")
    }
    guard row[4] as Int64? == parent?.id else {
      let place = (row[6] as String?).map { "stands under \($0) in this plan." }
      throw fault(step, place ?? "stands elsewhere in this plan.", "Write the way to it as it is.")
    }
    if let title = step.title, title != row[3] as String {
      throw fault(
        step, "is “\(row[3] as String)” in this plan.", "Write that title, or the code alone.")
    }
    if step.level == "pillar", let unPillar {
      guard (row[5] as String? ?? unPillar) == unPillar else {
        throw FieldFault(
          "node.path", field: "pillar_un",
          "Pillar \(step.code) belongs to \(row[5] as String) in this plan.",
          remedy: "Write the same, or leave the field empty.")
      }
      try changes.update("plan_nodes", id: row[0], [("un_pillar", unPillar)])
    }
    return Place(id: row[0], level: level, depth: row[2])
  }

  private func make(
    _ step: Step, under parent: Place?, in plan: Int64, _ changes: ChangeSet
  ) throws -> Place {
    guard let title = step.title else {
      throw fault(step, "is new to this plan.", "Write its title after the code and a space.")
    }
    let place = Place(
      id: try changes.newID(), level: step.level, depth: parent.map { $0.depth + 1 } ?? 0)
    let sensitivity = try String.fetchOne(
      changes.db, sql: "SELECT sensitivity FROM policy_plans WHERE id = ?", arguments: [plan])
    try changes.insert(
      "plan_nodes", id: place.id,
      [
        ("plan_id", plan), ("parent_id", parent?.id), ("level", step.level),
        ("parent_level", parent?.level), ("depth", place.depth), ("parent_depth", parent?.depth),
        ("code", step.code), ("title", title),
        ("ordinal", try PlanPath.nextOrdinal(in: plan, changes.db)),
        ("un_pillar", step.level == "pillar" ? unPillar : nil), ("sensitivity", sensitivity),
        ("revision_id", changes.revision),
      ])
    return place
  }

  /// The next place in the order of the plan's parts.
  static func nextOrdinal(in plan: Int64, _ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db, sql: "SELECT coalesce(max(ordinal), 0) + 1 FROM plan_nodes WHERE plan_id = ?",
      arguments: [plan])
  }

  private func fault(_ step: Step, _ message: String, _ remedy: String) -> FieldFault {
    FieldFault("node.path", field: step.field, "“\(step.code)” \(message)", remedy: remedy)
  }
}
