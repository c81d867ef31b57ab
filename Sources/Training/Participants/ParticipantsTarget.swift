import Disclosure
import GRDB
import Reference
import Storage

/// People by pseudonym. Who they are is entered into the vault alone.
struct ParticipantsTarget: RowTarget {
  let table = "participants"
  let key: RecordKey? = .participant
  let order = "t.code"
  let form = RecordForm(
    "participants",
    [
      .optional("code", .identifier, "code; leave it empty for a new participant, who gets one"),
      .required("sex", .choice(["female", "male", "other", "not-stated"]), "sex"),
      .required(
        "age_group",
        .choice(["under-18", "18-24", "25-34", "35-49", "50-64", "65-plus", "not-stated"]),
        "age group"),
      .optional("country", .code(list: "Country"), "ISO 3166-1 code of two letters"),
      .optional(
        "level",
        .choice(["community", "local", "national", "regional", "international", "not-stated"]),
        "level at which the participant works"),
      .optional(
        "institution_type",
        .choice([
          "government", "parliament", "local-authority", "police", "military", "justice",
          "corrections", "traditional-authority", "religious-body", "political-party",
          "civil-society", "womens-organisation", "community-group", "media", "academia",
          "private-sector", "international", "other", "not-stated",
        ]), "kind of institution that the participant comes from"),
      .optional(
        "decision_maker", .choice(["yes", "no", "not-stated"]),
        "whether the participant decides there"),
      .optional(
        "disability", .choice(["yes", "no", "not-stated"]),
        "whether the participant says to have a disability"),
      .required(
        "sensitivity", .choice(Sensitivity.allCases.map(\.rawValue)), "who may see it"),
    ])

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("sex", cells["sex"]), ("age_group", cells["age_group"]),
      ("country", try cells["country"].map { try cells.territory($0, field: "country") }),
      ("level", cells["level"]), ("institution_type", cells["institution_type"]),
      ("decision_maker", cells["decision_maker"]), ("disability", cells["disability"]),
      ("sensitivity", cells["sensitivity"]),
    ]
  }

  /// A code that is stated was made by another store.
  func beginnings(_ cells: Cells) throws -> [FieldValue] {
    let code = try code(cells) ?? ParticipantCode.unused(in: cells.db)
    return [("code", code.description)]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try cells["code"].flatMap { try RecordKey.participant.ids($0, in: cells.db).first }
  }

  func check(_ cells: Cells, of id: Int64?) throws {
    guard let code = try code(cells), let id else { return }
    let held = try String.fetchOne(
      cells.db, sql: "SELECT code FROM participants WHERE id = ?", arguments: [id])
    guard held == code.description else {
      throw FieldFault(
        "value.code-stays", field: "code", "A participant's code never changes.",
        remedy: "Leave the code as it is.")
    }
  }

  /// Does not repeat what was written: it may be a name.
  private func code(_ cells: Cells) throws -> ParticipantCode? {
    try cells["code"].map { text in
      guard let code = ParticipantCode(text) else {
        throw FieldFault(
          "value.code", field: "code", "The code is none: a character is wrong or missing.",
          remedy: "Copy it again, or leave it empty for a new participant.")
      }
      return code
    }
  }
}
