import Storage

extension StoreSchema {
  /// Participants as pseudonyms, the vault that holds who they are, what was agreed with them,
  /// and the courses that they are nominated for, attend and complete.
  public static let training = StoreSchema(
    migrations: [
      Migration(
        name: "0010-vault",
        sql: [participantTables, agreementTables, vaultTables, vaultRules].joined(separator: "\n")),
      Migration(
        name: "0011-training",
        sql: [
          courseTables, cohortTables, enrolmentTables, assessmentTables, certificateTables,
          trainingRules,
        ].joined(separator: "\n")),
    ],
    content: participantContent + vaultContent + courseContent + participationContent,
    appendOnly: ["certificates": "certificate_revocations"])
}
