import GRDB
import Storage

extension NominationsTarget {
  func checkTrains(_ cells: Cells) throws {
    let trains = try Bool.fetchOne(
      cells.db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM cohort_trainers WHERE cohort_id = ? AND participant_id = ?)
          """),
      arguments: [
        cells.requiredReference("cohort", .cohort),
        cells.requiredReference("participant", .participant),
      ])
    guard trains != true else {
      throw FieldFault(
        "nomination.trains", field: "participant",
        "The person trains the cohort; nobody trains and is trained in one.",
        remedy: "Take the trainer back (form trainers), or name another cohort.")
    }
  }

  /// Places never exceed seats.
  func checkSeats(_ cells: Cells, of id: Int64?) throws {
    guard cells["selected_on"] != nil, cells["declined_on"] == nil, cells["withdrawn_on"] == nil
    else { return }
    let row = try Row.fetchOne(
      cells.db.cachedStatement(
        sql: """
          SELECT c.seats, (SELECT count(*) FROM enrolments e
            WHERE e.cohort_id = c.id AND e.id IS NOT ? AND \(TrainingSQL.holdsPlace("e")))
          FROM cohorts c WHERE c.id = ?
          """), arguments: [id, cells.requiredReference("cohort", .cohort)])
    guard let row, (row[1] as Int64) >= (row[0] as Int64) else { return }
    throw FieldFault(
      "nomination.seats", field: "selected_on",
      "All \(row[0] as Int64) seats of the cohort are given.",
      remedy: "Put the person on the reserve list (reserve_order), or enter first who declined.")
  }

  /// A nomination never goes back without a word.
  func checkGoesOn(_ cells: Cells, of id: Int64?) throws {
    guard let id,
      let held = try Row.fetchOne(
        cells.db,
        sql: """
          SELECT reserve_order, selected_on, accepted_on, declined_on, withdrawn_on, correction
          FROM enrolments WHERE id = ?
          """, arguments: [id])
    else { return }
    let before = EnrolmentState(
      reserveOrder: held[0], selected: held[1], accepted: held[2], declined: held[3],
      withdrawn: held[4])
    let after = EnrolmentState(
      reserveOrder: try cells.count("reserve_order"), selected: cells["selected_on"],
      accepted: cells["accepted_on"], declined: cells["declined_on"],
      withdrawn: cells["withdrawn_on"])
    guard after != before, !after.follows(before) else { return }
    guard cells["correction"] == nil || cells["correction"] == held[5] else { return }
    throw FieldFault(
      "nomination.back", field: "correction",
      "The nomination goes back from \(before.rawValue) to \(after.rawValue).",
      remedy: "Say why in the field correction, in other words than the last time.")
  }
}
