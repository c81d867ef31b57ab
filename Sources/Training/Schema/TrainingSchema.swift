import Storage

extension StoreSchema {
  /// Participants as pseudonyms, the vault that holds who they are, and what was agreed with them.
  public static let training = StoreSchema(
    migrations: [
      Migration(
        name: "0010-vault",
        sql: [participantTables, agreementTables, vaultTables, vaultRules].joined(separator: "\n"))
    ],
    content: participantContent + vaultContent)
}
