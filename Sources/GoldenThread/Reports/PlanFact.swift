import Commitments
import GRDB

/// A fact about a plan: what the plan's record says, and what sources say. Nobody must pick one.
public struct PlanFact: Encodable, Hashable, Sendable {
  /// The record's field, or what the sources' claims are about.
  public let field: String
  /// What the plan's record says; nil where it says nothing.
  public let value: String?
  public let claims: [PlanPage.Claim]
  /// Whether the record and the sources, or two sources, say different things.
  public let differs: Bool
}

extension PlanFact {
  /// The fields of a plan's record that sources can speak of, in the order of a report.
  private static let fields: [(name: String, sql: String)] = [
    ("title", "p.title"), ("kind", "p.kind"), ("territory", "p.territory"), ("area", "p.area"),
    ("generation", "CAST(p.generation AS TEXT)"), ("status", "p.status"),
    ("adopted", "p.adopted"), ("period_start", "p.period_start"), ("period_end", "p.period_end"),
    ("cycle_months", "CAST(p.cycle_months AS TEXT)"),
    ("lead_institution", "(SELECT name FROM institutions WHERE id = p.lead_institution_id)"),
    ("url", "p.url"), ("language", "p.language"),
  ]

  /// By plan, the fields of which the record and the sources say different things.
  static func differing(_ db: Database) throws -> [Int64: [String]] {
    let own = fields.map { "WHEN '\($0.name)' THEN \($0.sql)" }.joined(separator: " ")
    return try Row.fetchAll(
      db,
      sql: """
        SELECT plan_id, field FROM (
          SELECT plan_id, field, value FROM plan_claims
          UNION
          SELECT c.plan_id, c.field, CASE c.field \(own) END
          FROM plan_claims c JOIN policy_plans p ON p.id = c.plan_id
        ) WHERE value IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 1 ORDER BY 1, 2
        """
    ).reduce(into: [:]) { $0[$1[0], default: []].append($1[1]) }
  }

  /// What the record says, then what sources alone speak of.
  static func load(_ db: Database, _ page: PlanPage) throws -> [PlanFact] {
    let row = try Row.fetchOne(
      db,
      sql: "SELECT \(fields.map(\.sql).joined(separator: ", ")) FROM policy_plans p WHERE id = ?",
      arguments: [page.plan.id])
    let differing = Set(try differing(db)[page.plan.id] ?? [])
    let claims = Dictionary(grouping: page.claims, by: \.field)
    func fact(_ field: String, _ value: String?) -> PlanFact {
      PlanFact(
        field: field, value: value, claims: claims[field] ?? [],
        differs: differing.contains(field))
    }
    let own = fields.enumerated().map { fact($1.name, row?[$0]) }
    let names = Set(fields.map(\.name))
    return own.filter { $0.value != nil || !$0.claims.isEmpty }
      + claims.keys.filter { !names.contains($0) }.sorted().map { fact($0, nil) }
  }
}
