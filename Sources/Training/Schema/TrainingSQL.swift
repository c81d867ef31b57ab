/// SQL that the room's tables share.
enum TrainingSQL {
  /// Whether an enrolment holds a place of its cohort: offered, and neither declined nor given up.
  static func holdsPlace(_ row: String) -> String {
    "\(row).selected_on IS NOT NULL AND \(row).declined_on IS NULL AND \(row).withdrawn_on IS NULL"
  }

  /// A trigger before the events that refuses where a condition holds.
  static func refuse(
    _ name: String, before events: [String], on table: String, when condition: String,
    _ message: String
  ) -> String {
    events.enumerated().map { number, event in
      """
      CREATE TRIGGER \(table)_\(name)_\(number) BEFORE \(event) ON \(table)
      WHEN \(condition)
      BEGIN SELECT RAISE(ABORT, '\(message)'); END;
      """
    }.joined(separator: "\n")
  }
}
