import GRDB
import Storage

/// How people name a record of one kind: by its key, or by its id as `#123`.
///
/// The key of what lies within another record is that record's key, `#`, and its own code.
struct RecordKey: Sendable {
  /// The form whose records it names.
  let form: String
  /// One of them, in words.
  let noun: String
  private let table: String
  /// Finds ids by the parts of a key, `?` for each.
  private let finding: String
  private let parts: Int
  /// The key of row `k`.
  private let writing: String

  /// The id that a cell names. Throws ``FieldFault`` where it names none, or more than one.
  func id(_ text: String, field: String, in db: Database) throws -> Int64 {
    let ids: [Int64]
    if text.hasPrefix("#") {
      ids = try Int64.fetchAll(
        db, sql: "SELECT id FROM \(table) WHERE id = ?", arguments: [Int64(text.dropFirst())])
    } else {
      let keys = text.split(separator: "#", maxSplits: parts - 1, omittingEmptySubsequences: false)
      guard keys.count == parts else { throw missing(text, field) }
      ids = try Int64.fetchAll(db, sql: finding, arguments: StatementArguments(keys.map(\.trimmed)))
    }
    guard let id = ids.first else { throw missing(text, field) }
    guard ids.count == 1 else {
      throw FieldFault(
        "reference.ambiguous", field: field, "“\(text)” names \(ids.count) records of \(form).",
        remedy: "Write the id of the one you mean: "
          + ids.prefix(5).map { "#\($0)" }.joined(separator: ", ") + ".")
    }
    return id
  }

  /// SQL of the key of the row whose id an expression gives.
  func written(_ id: String) -> String {
    "(SELECT \(writing) FROM \(table) k WHERE k.id = \(id))"
  }

  private func missing(_ text: String, _ field: String) -> FieldFault {
    FieldFault(
      "reference.unknown", field: field, "There is no \(noun) “\(text)”.",
      remedy: "Add it first (form \(form)), or correct the name.")
  }
}

extension RecordKey {
  static let instrument = RecordKey(
    form: "instruments", noun: "instrument", table: "instruments",
    finding: "SELECT id FROM instruments WHERE symbol = ?", parts: 1, writing: "k.symbol")
  static let provision = RecordKey(
    form: "provisions", noun: "provision", table: "provisions",
    finding: """
      SELECT p.id FROM provisions p JOIN instruments i ON i.id = p.instrument_id
      WHERE i.symbol = ? AND p.code = ?
      """, parts: 2,
    writing: "(SELECT i.symbol FROM instruments i WHERE i.id = k.instrument_id) || '#' || k.code")
  /// By name; where several share it, by name and country: `Ministry of Women (NP)`.
  static let institution = RecordKey(
    form: "institutions", noun: "institution", table: "institutions",
    finding: """
      SELECT id FROM institutions
      WHERE name = ?1 OR name || ' (' || country || ')' = ?1 COLLATE NOCASE
      """, parts: 1,
    writing: """
      CASE WHEN NOT EXISTS (SELECT 1 FROM institutions o WHERE o.name = k.name AND o.id <> k.id)
        THEN k.name ELSE coalesce(k.name || ' (' || k.country || ')', '#' || k.id) END
      """)
  static let plan = RecordKey(
    form: "plans", noun: "plan", table: "policy_plans",
    finding: "SELECT id FROM policy_plans WHERE code = ?", parts: 1, writing: "k.code")
  static let node = RecordKey(
    form: "plan-matrix", noun: "part of a plan", table: "plan_nodes",
    finding: """
      SELECT n.id FROM plan_nodes n JOIN policy_plans p ON p.id = n.plan_id
      WHERE p.code = ? AND n.code = ?
      """, parts: 2,
    writing: "(SELECT p.code FROM policy_plans p WHERE p.id = k.plan_id) || '#' || k.code")
  static let scale = RecordKey(
    form: "scales", noun: "scale", table: "assessment_scales",
    finding: "SELECT id FROM assessment_scales WHERE code = ?", parts: 1, writing: "k.code")
  static let evidence = RecordKey(
    form: "evidence", noun: "evidence", table: "evidence",
    finding: "SELECT id FROM evidence WHERE code = ?", parts: 1, writing: "k.code")
  /// By id alone.
  static let assessment = RecordKey(
    form: "assessments", noun: "assessment", table: "assessments",
    finding: "SELECT id FROM assessments WHERE ? IS NULL", parts: 1, writing: "'#' || k.id")
  /// By id alone.
  static let dispute = RecordKey(
    form: "disputes", noun: "dispute", table: "disputes",
    finding: "SELECT id FROM disputes WHERE ? IS NULL", parts: 1, writing: "'#' || k.id")
}

extension StringProtocol where SubSequence == Substring {
  /// Without white space at either end.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
