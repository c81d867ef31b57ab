import GRDB
import Storage

/// Who was nominated for a cohort, and what became of it, by its days.
struct NominationsTarget: RowTarget {
  let table = "enrolments"
  let key: RecordKey? = .enrolment
  let order = TrainingChoices.pairOrder
  let readings = TrainingChoices.pairReadings
  let form = RecordForm(
    "nominations",
    TrainingChoices.place + [
      .optional("nominated_by", .text(longest: 300), "organisation that nominates"),
      .required("nominated_on", .date, "day of the nomination"),
      .optional("reserve_order", .count, "place on the reserve list, 1 for the first"),
      .optional("selected_on", .date, "day on which a place was offered"),
      .optional("accepted_on", .date, "day on which it was accepted"),
      .optional("declined_on", .date, "or declined"),
      .optional("withdrawn_on", .date, "day on which the person gave up"),
      .optional(
        "level", .choice(TrainingChoices.levels + ["not-stated"]),
        "level at which the person works then; not-stated where it was asked and left open"),
      .optional(
        "institution_type", .choice(TrainingChoices.institutions + ["not-stated"]),
        "kind of institution that the person is of then"),
      .optional(
        "decision_maker", .choice(["yes", "no", "not-stated"]),
        "whether the person takes decisions there"),
      .optional(
        "correction", .text(longest: 300),
        "why the nomination goes back to where it was before; new words each time, no names"),
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    if cells["accepted_on"] != nil || cells["declined_on"] != nil, cells["selected_on"] == nil {
      throw FieldFault(
        "nomination.selected", field: "selected_on",
        "A place was accepted or declined that nobody offered.",
        remedy: "Fill in the day on which it was offered.")
    }
    if cells["accepted_on"] != nil, cells["declined_on"] != nil {
      throw FieldFault(
        "nomination.answer", field: "declined_on",
        "The place was accepted and declined.",
        remedy: "Fill in one of the two; who gives up later is withdrawn (withdrawn_on).")
    }
    try checkTrains(cells)
    try checkSeats(cells, of: id)
    try checkGoesOn(cells, of: id)
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    [
      ("cohort_id", try cells.requiredReference("cohort", .cohort)),
      ("participant_id", try cells.requiredReference("participant", .participant)),
      ("nominated_by", cells["nominated_by"]),
      ("nominated_on", try cells.requiredDay("nominated_on")),
      ("reserve_order", try cells["reserve_order"].map { _ in try cells.number("reserve_order") }),
      ("selected_on", try cells.day("selected_on")), ("accepted_on", try cells.day("accepted_on")),
      ("declined_on", try cells.day("declined_on")),
      ("withdrawn_on", try cells.day("withdrawn_on")), ("correction", cells["correction"]),
      ("level", cells["level"]), ("institution_type", cells["institution_type"]),
      ("decision_maker", cells["decision_maker"]),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    try Int64.fetchOne(
      cells.db.cachedStatement(
        sql: "SELECT id FROM enrolments WHERE cohort_id = ? AND participant_id = ?"),
      arguments: [
        cells.requiredReference("cohort", .cohort),
        cells.requiredReference("participant", .participant),
      ])
  }
}
