import GRDB
import Storage

/// What participants agreed to, or were told.
struct ConsentsTarget: RowTarget {
  let table = "consents"
  let order = "t.participant_id, t.given_on, t.scope"
  let readings = ["participant": RecordKey.participant.written("t.participant_id")]
  let form = RecordForm(
    "consents",
    [
      TrainingTargets.participant,
      .required(
        "scope", .choice(["take-part", "photo", "quote", "list", "follow-up"]),
        "what it is about"),
      .required(
        "basis",
        .choice([
          "consent", "contract", "legal-obligation", "vital-interest", "public-interest",
          "legitimate-interest",
        ]), "legal basis"),
      .required(
        "given_by", .choice(["participant", "guardian", "organisation"]), "who gave it"),
      .required("notice_version", .text(longest: 40), "version of the notice that was given"),
      .required("language", .text(longest: 20), "language of the notice, as ne"),
      .required(
        "channel", .choice(["paper", "spoken", "telephone", "message", "online"]),
        "how it was given"),
      .required("given_on", .date, "day on which it was given"),
      .optional("withdrawn_on", .date, "day from which it no longer holds"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("participant_id", try cells.requiredReference("participant", .participant)),
      ("scope", cells["scope"]), ("basis", cells["basis"]), ("given_by", cells["given_by"]),
      ("notice_version", cells["notice_version"]), ("language", cells["language"]),
      ("channel", cells["channel"]), ("given_on", try cells.requiredDay("given_on")),
      ("withdrawn_on", try cells.day("withdrawn_on")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db,
      sql: "SELECT id FROM consents WHERE participant_id = ? AND scope = ? AND given_on = ?",
      arguments: [
        cells.requiredReference("participant", .participant), cells["scope"],
        cells.requiredDay("given_on"),
      ])
  }
}
