import Disclosure
import GRDB
import Kernel

/// How many days people were there: what costs are divided by for a cost per participant-day.
public struct ParticipantDays: Hashable, Sendable {
  /// Half-days in which somebody was present, whatever their hours.
  public let halfDays: Int64
  /// Who was present at all.
  public let people: Int64
  /// Hours that they attended.
  public let hours: ExactDecimal
  public let sensitivity: Sensitivity

  /// Two half-days are a day.
  public var days: ExactDecimal {
    ExactDecimal(millionths: Int128(halfDays) * Int128(FixedDecimal.scale / 2))
  }

  public static func load(_ db: Database, of cohorts: SeenCohorts) throws -> ParticipantDays {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT count(*), count(DISTINCT e.participant_id), coalesce(sum(a.hours), 0)
        FROM attendance a JOIN enrolments e ON e.id = a.enrolment_id
        WHERE a.status = 'present' AND \(SeenCohorts.hold("a.cohort_id"))
        """, arguments: ["cohorts": cohorts.ids])
    return ParticipantDays(
      halfDays: row?[0] ?? 0, people: row?[1] ?? 0,
      hours: ExactDecimal(millionths: Int128((row?[2] as Int64?) ?? 0)),
      sensitivity: cohorts.sensitivity)
  }
}
