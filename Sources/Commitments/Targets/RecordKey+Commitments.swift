import Storage

extension RecordKey {
  static let instrument = ofColumn(
    "symbol", form: "instruments", noun: "instrument", table: "instruments")
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
  static let plan = ofColumn(
    "code", form: "plans", noun: "plan", table: "policy_plans")
  /// A part of a plan: `PLAN#CODE`.
  public static let node = RecordKey(
    form: "plan-matrix", noun: "part of a plan", table: "plan_nodes",
    finding: """
      SELECT n.id FROM plan_nodes n JOIN policy_plans p ON p.id = n.plan_id
      WHERE p.code = ? AND n.code = ?
      """, parts: 2,
    writing: "(SELECT p.code FROM policy_plans p WHERE p.id = k.plan_id) || '#' || k.code")
  static let scale = ofColumn(
    "code", form: "scales", noun: "scale", table: "assessment_scales")
  static let evidence = ofColumn(
    "code", form: "evidence", noun: "evidence", table: "evidence")
  /// By id alone.
  static let assessment = RecordKey(
    form: "assessments", noun: "assessment", table: "assessments",
    finding: "SELECT id FROM assessments WHERE ? IS NULL", parts: 1, writing: "'#' || k.id")
  /// By id alone.
  static let dispute = RecordKey(
    form: "disputes", noun: "dispute", table: "disputes",
    finding: "SELECT id FROM disputes WHERE ? IS NULL", parts: 1, writing: "'#' || k.id")
}
