import GRDB
import Storage
import Testing

@testable import Commitments

/// What the tables themselves refuse, whoever writes.
struct InvariantTests {
  struct Attempt: CustomTestStringConvertible, Sendable {
    let what: String
    let sql: String
    /// Part of SQLite's message.
    let because: String

    init(_ what: String, _ sql: String, _ because: String = "CHECK constraint failed") {
      self.what = what
      self.sql = sql
      self.because = because
    }

    var testDescription: String { what }
  }

  private static let node = """
    INSERT INTO plan_nodes (id, plan_id, parent_id, level, parent_level, depth, parent_depth, code,
      title, ordinal, sensitivity, revision_id)
    """
  private static func put(_ columns: String, _ values: String, into table: String) -> String {
    "INSERT INTO \(table) (id, \(columns), revision_id) VALUES (900, \(values), :revision)"
  }
  private static func place(_ code: String) -> String {
    "(SELECT id FROM plan_nodes WHERE code = '\(code)')"
  }
  private static let action = place("1.1.1")
  private static let network = "(SELECT id FROM institutions WHERE name LIKE '%Network')"
  private static let plan = "(SELECT id FROM policy_plans WHERE code = 'XA-1')"
  private static let other = "(SELECT id FROM policy_plans WHERE code = 'XA-2')"
  private static let assessment =
    "node_id, institution_id, voice, scale_id, scale_value_id, rationale, assessed_on, sensitivity"
  private static let foreign = "FOREIGN KEY constraint failed"

  static let attempts: [Attempt] = [
    Attempt("changing an assessment", "UPDATE assessments SET rationale = 'x'", "append-only"),
    Attempt("deleting an assessment", "DELETE FROM assessments", "append-only"),
    Attempt(
      "replacing an assessment",
      """
      INSERT OR REPLACE INTO assessments SELECT id, node_id, institution_id, assessor, voice,
        scale_id, scale_value_id, 'x', assessed_on, supersedes_id, sensitivity, :revision
      FROM assessments
      """, "append-only"),
    Attempt(
      "changing a retraction", "UPDATE assessment_retractions SET reason = 'x'", "append-only"),
    Attempt("deleting a retraction", "DELETE FROM assessment_retractions", "append-only"),
    Attempt(
      "changing what an assessment rests on", "UPDATE assessment_evidence SET locator = 'x'",
      "append-only"),
    Attempt(
      "taking away what an assessment rests on", "DELETE FROM assessment_evidence", "append-only"),
    Attempt(
      "retracting twice",
      """
      INSERT INTO assessment_retractions SELECT 901, record_id, 'again', :revision
      FROM assessment_retractions
      """, "append-only"),
    Attempt(
      "an assessment without a reason",
      put(
        assessment, "\(action), \(network), 'donor', 201, 303, ' ', '2025-01-01', 'public'",
        into: "assessments")),
    Attempt(
      "an assessment by nobody",
      put(
        assessment, "\(action), NULL, 'donor', 201, 303, 'x', '2025-01-01', 'public'",
        into: "assessments"),
      "NOT NULL"),
    Attempt(
      "a value of another scale",
      put(
        assessment, "\(action), \(network), 'donor', 203, 303, 'x', '2025-01-01', 'public'",
        into: "assessments"),
      foreign),
    Attempt(
      "an assessment in a month",
      put(
        assessment, "\(action), \(network), 'donor', 201, 303, 'x', '2025-01', 'public'",
        into: "assessments")),
    Attempt(
      "an assessment on 30 February",
      put(
        assessment, "\(action), \(network), 'donor', 201, 303, 'x', '2025-02-30', 'public'",
        into: "assessments")),
    Attempt(
      "a fifth voice",
      put(
        assessment, "\(action), \(network), 'press', 201, 303, 'x', '2025-01-01', 'public'",
        into: "assessments")),
    Attempt(
      "superseding another voice's assessment",
      put(
        assessment + ", supersedes_id",
        """
        \(action), \(network), 'donor', 201, 303, 'x', '2025-01-01', 'public',
        (SELECT id FROM assessments WHERE voice = 'civil-society')
        """, into: "assessments"), foreign),
    Attempt(
      "an action under a pillar",
      "\(node) SELECT 900, plan_id, id, 'action', level, depth + 1, depth, 'x', 'x', 99, 'public', :revision FROM plan_nodes WHERE code = '1'"
    ),
    Attempt(
      "an output under a pillar",
      "\(node) SELECT 900, plan_id, id, 'output', level, depth + 1, depth, 'x', 'x', 99, 'public', :revision FROM plan_nodes WHERE code = '1'"
    ),
    Attempt(
      "an objective under an action",
      "\(node) SELECT 900, plan_id, id, 'objective', level, depth + 1, depth, 'x', 'x', 99, 'public', :revision FROM plan_nodes WHERE code = '1.1.1'"
    ),
    Attempt(
      "an action in one plan under an objective of another",
      "\(node) SELECT 900, \(other), id, 'action', level, depth + 1, depth, 'x', 'x', 99, 'public', :revision FROM plan_nodes WHERE code = '1.1'",
      foreign),
    Attempt(
      "a level that the parent does not have",
      "\(node) SELECT 900, plan_id, id, 'action', 'output', depth + 1, depth, 'x', 'x', 99, 'public', :revision FROM plan_nodes WHERE code = '1.1'",
      foreign),
    Attempt(
      "an objective without a parent",
      "\(node) VALUES (900, \(plan), NULL, 'objective', NULL, 0, NULL, 'x', 'x', 99, 'public', :revision)"
    ),
    Attempt(
      "a pillar with a parent",
      "\(node) SELECT 900, plan_id, id, 'pillar', level, depth + 1, depth, 'x', 'x', 99, 'public', :revision FROM plan_nodes WHERE code = '1'"
    ),
    Attempt(
      "an objective in itself",
      "UPDATE plan_nodes SET parent_id = id, parent_level = 'objective' WHERE code = '1.1'", foreign
    ),
    Attempt(
      "an objective in itself, by depth",
      "UPDATE plan_nodes SET parent_id = id, parent_level = 'objective', parent_depth = depth WHERE code = '1.1'"
    ),
    Attempt(
      "a deadline whose last day is another",
      "UPDATE plan_nodes SET end_date = '2025-02', due_by = '2025-02-27' WHERE level = 'action'"),
    Attempt(
      "a deadline without its last day",
      "UPDATE plan_nodes SET due_by = NULL WHERE level = 'action'"),
    Attempt(
      "an end before the beginning",
      "UPDATE plan_nodes SET start_date = '2026-01-01' WHERE code = '1.1.1'"),
    Attempt("a thirteenth month", "UPDATE policy_plans SET adopted = '2025-13'"),
    Attempt("a short year", "UPDATE policy_plans SET adopted = '25'"),
    Attempt("30 February", "UPDATE policy_plans SET adopted = '2025-02-30'"),
    Attempt(
      "merging into nothing", "UPDATE plan_nodes SET fate = 'merged' WHERE code = '1.1.1'"),
    Attempt(
      "dropping what lives on",
      "UPDATE plan_nodes SET fate = 'dropped', successor_id = \(place("2.1.1")) WHERE code = '1.1.1'"
    ),
    Attempt(
      "living on in itself",
      "UPDATE plan_nodes SET fate = 'merged', successor_id = id WHERE code = '1.1.1'"),
    Attempt(
      "a version that the plan does not have",
      "UPDATE plan_nodes SET since_version = 7 WHERE code = '1.1.1'", foreign),
    Attempt(
      "deleting an action that was assessed", "DELETE FROM plan_nodes WHERE code = '1.1.1'",
      foreign),
    Attempt(
      "a UN pillar on an action",
      "UPDATE plan_nodes SET un_pillar = 'protection' WHERE code = '1.1.1'"),
    Attempt("a plan before itself", "UPDATE policy_plans SET predecessor_id = id"),
    Attempt(
      "a code that parts keys",
      "UPDATE policy_plans SET code = 'A#B' WHERE code = 'XA-2'"),
    Attempt(
      "two institutions of one name",
      put("name, kind", "'illustrative network', 'donor'", into: "institutions"), "UNIQUE"),
    Attempt(
      "a negative amount",
      put("plan_id, measure, amount, currency", "\(plan), 'costed', -1, 'NPR'", into: "plan_money")),
    Attempt(
      "a fifth measure of money",
      put("plan_id, measure, amount, currency", "\(plan), 'pledged', 1, 'NPR'", into: "plan_money")),
    Attempt(
      "money without a currency",
      put("plan_id, measure, amount, currency", "\(plan), 'spent', 1, NULL", into: "plan_money"),
      "NOT NULL"),
    Attempt(
      "money of another plan's action",
      put(
        "plan_id, node_id, measure, amount, currency", "\(other), \(action), 'spent', 1, 'NPR'",
        into: "plan_money"), foreign),
    Attempt(
      "an amount that is no whole number of millionths",
      put("plan_id, measure, amount, currency", "\(plan), 'spent', 1.5, 'NPR'", into: "plan_money"),
      "cannot store REAL"),
    Attempt(
      "an indicator of another plan's action",
      put(
        "plan_id, node_id, code, title, measure", "\(other), \(action), 'I', 'x', '1'",
        into: "plan_indicators"),
      foreign),
    Attempt(
      "a ratio that is a value too",
      put(
        "plan_id, code, title, measure, baseline_value, baseline_numerator, baseline_denominator",
        "\(plan), 'I', 'x', '2', '50', 1, 2", into: "plan_indicators")),
    Attempt(
      "a numerator alone",
      put(
        "plan_id, code, title, measure, target_numerator", "\(plan), 'I', 'x', '2', 1",
        into: "plan_indicators")),
    Attempt(
      "a ratio over nothing",
      put(
        "plan_id, code, title, measure, target_numerator, target_denominator",
        "\(plan), 'I', 'x', '2', 1, 0", into: "plan_indicators")),
    Attempt(
      "a UN indicator beyond 26",
      put(
        "plan_id, code, title, measure, un_indicator", "\(plan), 'I', 'x', '1', '27'",
        into: "plan_indicators")),
    Attempt(
      "two lettered indicators in one",
      put(
        "plan_id, code, title, measure, un_indicator", "\(plan), 'I', 'x', '1', '21ab'",
        into: "plan_indicators")),
    Attempt(
      "evidence without a digest",
      put(
        "code, kind, title, url, sensitivity, consent",
        "'E', 'report', 'x', 'y', 'public', 'given'", into: "evidence"),
      "NOT NULL"),
    Attempt(
      "a digest that is none",
      put(
        "code, kind, title, url, sha256, sensitivity, consent",
        "'E', 'report', 'x', 'y', 'abc', 'public', 'given'", into: "evidence")),
    Attempt(
      "another digest for cited evidence",
      "UPDATE evidence SET sha256 = '\(String(repeating: "a", count: 64))'", "stays what it was"),
    Attempt(
      "replacing cited evidence",
      """
      INSERT OR REPLACE INTO evidence SELECT id, code, kind, title, grade, dated, url,
        '\(String(repeating: "a", count: 64))', attachment_id, language, sensitivity, consent,
        :revision
      FROM evidence
      """, "stays what it was"),
    Attempt(
      "a place on the scale for no evidence",
      "UPDATE scale_values SET position = 0 WHERE code = 'no-evidence'"),
    Attempt(
      "another meaning for a value that an assessment uses",
      "UPDATE scale_values SET meaning = 'complete' WHERE label = 'Limited'", "mean the same"),
    Attempt(
      "another place for a value that an assessment uses",
      "UPDATE scale_values SET position = 1 WHERE label = 'Limited'", "mean the same"),
    Attempt(
      "a shipped id that a revision did not make",
      "INSERT INTO instruments (id, symbol, kind, title) VALUES (70000, 'x', 'resolution', 'x')"),
  ]

  @Test("The tables refuse it, and nothing changes", arguments: attempts)
  func refuses(attempt: Attempt) throws {
    let store = try InvariantTests.store()
    let digest = try store.read { try store.store.contentDigest($0) }
    let error = #expect(throws: DatabaseError.self) { try store.write(attempt.sql) }
    #expect(
      error?.resultCode == .SQLITE_CONSTRAINT
        && error?.message?.contains(attempt.because) == true, "\(error as Any)")
    #expect(try store.read { try store.store.contentDigest($0) } == digest)
  }

  /// Two plans; of the first, two actions with an assessment that rests on evidence, and one
  /// that was taken back.
  private static func store() throws -> CommitmentsStore {
    let store = try CommitmentsStore.withPlan()
    try store.add("plans", Sample.plan.merging(["code": "XA-2"]) { $1 })
    try store.add("evidence", Sample.evidence)
    try store.assess(.civilSociety, "limited", on: "2025-03-08", ["evidence": "AR-2024#p. 12"])
    try store.retract(try store.assess(.responsible, "complete", on: "2025-03-01"))
    return store
  }
}
