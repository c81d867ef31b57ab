import Storage

extension StoreSchema {
  /// Grants and what their agreements ask, budgets in versions, the organisation's accounts and
  /// its ledger, and the reports made of them.
  public static let donorReporting = StoreSchema(
    migrations: [
      Migration(
        name: "0008-grants",
        sql: [grantTables, scheduleTables, accountTables, budgetTables, ledgerTables, ledgerRules]
          .joined(separator: "\n")),
      Migration(name: "0009-reports", sql: reportTables + "\n" + reportRules),
    ],
    content: grantContent + budgetContent + ledgerContent + reportContent,
    appendOnly: [
      "ledger_entries": "ledger_entry_retractions",
      "ledger_shares": "ledger_share_retractions",
    ],
    parts: ["ledger_shares": StoreSchema.Part(of: "ledger_entries", by: "entry_id")])
}
