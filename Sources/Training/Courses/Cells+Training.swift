import GRDB
import Kernel
import Reference
import Storage

extension Cells {
  func country(_ field: String) throws -> String {
    try territory(required(field), field: field)
  }

  /// Millionths, above zero.
  func positive(_ field: String) throws -> Int64 {
    _ = try required(field)
    guard let number = try decimal(field), number > 0 else {
      throw FieldFault(
        "value.positive", field: field, "The field \(field) is not above zero.",
        remedy: "Write a number above zero.")
    }
    return number
  }

  /// A whole number from 1 on.
  func number(_ field: String) throws -> Int64 {
    let text = try required(field)
    guard let number = Int64(text), number > 0 else {
      throw FieldFault(
        "value.number", field: field, "“\(text)” is no whole number from 1 on.",
        remedy: "Write digits alone.")
    }
    return number
  }

  /// The enrolment that the cells `cohort` and `participant` name.
  func enrolment() throws -> Int64 {
    try enrolment(in: requiredReference("cohort", .cohort))
  }

  /// The enrolment of the participant that the cells name.
  func enrolment(in cohort: Int64) throws -> Int64 {
    let participant = try requiredReference("participant", .participant)
    let id = try Int64.fetchOne(
      db.cachedStatement(
        sql: "SELECT id FROM enrolments WHERE cohort_id = ? AND participant_id = ?"),
      arguments: [cohort, participant])
    guard let id else {
      throw FieldFault(
        "enrolment.unknown", field: "participant",
        "The participant was not nominated for the cohort.",
        remedy: "Add the nomination first (form nominations), or correct the code.")
    }
    return id
  }

  /// As ``enrolment()``, of somebody who accepted the place.
  func place() throws -> Int64 {
    let id = try enrolment()
    try checkAccepted(id)
    return id
  }

  func checkAccepted(_ enrolment: Int64) throws {
    let accepted = try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT accepted_on IS NOT NULL FROM enrolments WHERE id = ?"),
      arguments: [enrolment])
    guard accepted == true else {
      throw FieldFault(
        "enrolment.accepted", field: "participant",
        "The participant has not accepted a place in the cohort.",
        remedy: "Fill in accepted_on of the nomination first (form nominations).")
    }
  }
}
