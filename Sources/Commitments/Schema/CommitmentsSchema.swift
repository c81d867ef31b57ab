import Storage

extension StoreSchema {
  /// Instruments and their provisions, action plans, assessments and what they rest on, money
  /// and claims.
  public static let commitments = StoreSchema(
    migrations: [
      Migration(
        name: "0005-commitments",
        sql: [
          instrumentTables, institutionTables, planTables, nodeTables, indicatorTables, scaleTables,
          evidenceTables, assessmentTables, disputeTables, moneyTables, ShippedInstruments.sql,
          ShippedScales.sql,
        ].joined(separator: "\n"))
    ],
    content: commitmentsContent, derived: [Standing()],
    appendOnly: [
      "assessments": "assessment_retractions",
      "assessment_evidence": "assessment_evidence_retractions",
    ])
}
