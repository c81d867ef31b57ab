import GRDB
import Storage

/// Who was there, one row for each code and half-day, as a sign-in sheet is typed back.
struct AttendanceTarget: RowTarget {
  let table = "attendance"
  let order = "\(RecordKey.session.written("t.session_id")), t.id"
  let decimals: Set = ["hours"]
  let readings = [
    "session": RecordKey.session.written("t.session_id"),
    "participant": RecordKey.participant.written(
      "(SELECT e.participant_id FROM enrolments e WHERE e.id = t.enrolment_id)"),
    // Those of the whole half-day, and none, need not be said.
    "hours": """
    CASE WHEN t.hours > 0 AND t.hours
        <> (SELECT s.hours FROM training_sessions s WHERE s.id = t.session_id)
      THEN t.hours END
    """,
  ]
  let form = RecordForm(
    "attendance",
    [
      .required(
        "session", .reference(to: "training-sessions"), "half-day, as COHORT#2025-03-12#am"),
      .required("participant", .reference(to: "participants"), "code of the participant"),
      .required("status", .choice(["present", "absent", "excused"]), "whether they were there"),
      .optional("hours", .amount, "hours that they attended; empty for all of the half-day"),
      .required(
        "source", .choice(["sheet", "register"]),
        "sheet where they signed, register where the trainer noted it"),
    ])

  func check(_ cells: Cells, of id: Int64?) throws {
    let session = try session(cells)
    try cells.checkAccepted(cells.enrolment(in: session.cohort))
    let hours = try cells.decimal("hours") ?? 0
    if cells["status"] != "present", hours != 0 {
      throw FieldFault(
        "attendance.hours", field: "hours", "Somebody who was not there attended hours.",
        remedy: "Write present as the status, or leave the hours out.")
    }
    guard hours > session.hours else { return }
    throw FieldFault(
      "attendance.longer", field: "hours", "Nobody attends longer than the half-day lasts.",
      remedy: "Leave the hours out for all of it, or correct the session (form training-sessions).")
  }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    let session = try session(cells)
    let hours =
      cells["hours"] == nil ? session.hours : try cells.decimal("hours") ?? session.hours
    return [
      ("cohort_id", session.cohort), ("session_id", session.id),
      ("enrolment_id", try cells.enrolment(in: session.cohort)),
      ("status", try cells.required("status")),
      ("hours", cells["status"] == "present" ? hours : 0),
      ("source", try cells.required("source")),
    ]
  }

  func twin(_ cells: Cells) throws -> Int64? {
    let session = try session(cells)
    return try Int64.fetchOne(
      cells.db.cachedStatement(
        sql: "SELECT id FROM attendance WHERE session_id = ? AND enrolment_id = ?"),
      arguments: [session.id, cells.enrolment(in: session.cohort)])
  }

  private struct Session {
    let id: Int64
    let cohort: Int64
    /// Millionths.
    let hours: Int64
  }

  private func session(_ cells: Cells) throws -> Session {
    let id = try cells.requiredReference("session", .session)
    let row = try Row.fetchOne(
      cells.db.cachedStatement(sql: "SELECT cohort_id, hours FROM training_sessions WHERE id = ?"),
      arguments: [id])
    guard let row else { throw StoreFailure.recordMissing(table: "training_sessions", id: id) }
    return Session(id: id, cohort: row[0], hours: row[1])
  }
}
