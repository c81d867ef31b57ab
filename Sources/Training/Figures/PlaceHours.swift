import GRDB
import Kernel

/// What of a cohort's hours somebody attended.
struct PlaceHours {
  let enrolment: Int64
  /// The code.
  let participant: String
  let sex: Known<String>
  /// Millionths.
  let attended: Int64
  let offered: Int64
  /// Millionths of a per cent.
  let threshold: Int64

  /// Whether enough was attended: hours, not half-days, count. Who was never there completed
  /// nothing, whatever the threshold.
  var isComplete: Bool {
    attended > 0
      && Int128(attended) * Int128(FixedDecimal.hundredPercent) >= Int128(offered)
        * Int128(threshold)
  }

  /// The hours that complete it, in millionths, rounded up.
  var needed: Int64 {
    let product = Int128(offered) * Int128(threshold)
    return Int64(
      clamping: (product + Int128(FixedDecimal.hundredPercent - 1))
        / Int128(FixedDecimal.hundredPercent))
  }

  /// Of everybody who accepted a place, in the order of cohorts and codes.
  static func load(_ db: Database, in cohortIDs: String) throws -> [PlaceHours] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT e.id, p.code, p.sex,
          coalesce((SELECT sum(a.hours) FROM attendance a WHERE a.enrolment_id = e.id), 0),
          coalesce((SELECT sum(s.hours) FROM training_sessions s WHERE s.cohort_id = c.id), 0),
          c.attendance_threshold
        FROM enrolments e JOIN cohorts c ON c.id = e.cohort_id
          JOIN participants p ON p.id = e.participant_id
        WHERE \(SeenCohorts.hold("c.id")) AND e.accepted_on IS NOT NULL ORDER BY c.code, p.code
        """, arguments: ["cohorts": cohortIDs]
    ).map {
      PlaceHours(
        enrolment: $0[0], participant: $0[1], sex: TrainingAttribute.known($0[2]),
        attended: $0[3], offered: $0[4], threshold: $0[5])
    }
  }
}
