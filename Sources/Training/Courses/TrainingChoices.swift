import Storage

/// Words that several forms of training offer.
enum TrainingChoices {
  static let levels = ["community", "local", "national", "regional", "international"]

  /// Of institutions in which decision-makers count for UN indicator 20: security and justice.
  static let securityAndJustice = ["police", "military", "justice", "corrections"]

  static let institutions =
    [
      "government", "parliament", "local-authority", "traditional-authority", "religious-body",
      "political-party", "civil-society", "womens-organisation", "community-group", "media",
      "academia", "private-sector", "international", "other",
    ] + securityAndJustice

  static let sensitivity = RecordForm.Field.required(
    "sensitivity", .choice(["public", "internal", "restricted"]), "who may see it")

  /// The fields that name somebody's place in a cohort.
  static let place: [RecordForm.Field] = [
    .required("cohort", .reference(to: "cohorts"), "code of the cohort"),
    .required("participant", .reference(to: "participants"), "code of the participant"),
  ]

  /// The readings of ``place`` over a row `t` that names the cohort and the participant itself.
  static let pairReadings = [
    "cohort": RecordKey.cohort.written("t.cohort_id"),
    "participant": RecordKey.participant.written("t.participant_id"),
  ]
  static let pairOrder = """
    \(RecordKey.cohort.written("t.cohort_id")), \(RecordKey.participant.written("t.participant_id"))
    """

  /// The readings of ``place`` over a row `t` with an `enrolment_id`.
  static let placeReadings = [
    "cohort": RecordKey.cohort.written(
      "(SELECT e.cohort_id FROM enrolments e WHERE e.id = t.enrolment_id)"),
    "participant": RecordKey.participant.written(
      "(SELECT e.participant_id FROM enrolments e WHERE e.id = t.enrolment_id)"),
  ]
}
