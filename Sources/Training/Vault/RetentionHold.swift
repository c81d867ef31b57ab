import GRDB
import Kernel

/// Why nothing of a participant is erased for now.
public struct RetentionHold: Sendable, Hashable, Codable {
  public let cause: String
  /// Days.
  public let since: String
  public let until: String?

  /// Those that stand on a day, the earliest first.
  static func standing(
    for participant: Int64, on day: CalendarDate, in db: Database
  ) throws -> [RetentionHold] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT cause, since_on, until_on FROM retention_holds
        WHERE participant_id = ?1 AND since_on <= ?2 AND coalesce(until_on >= ?2, true)
        ORDER BY since_on, cause
        """, arguments: [participant, day.description]
    ).map { RetentionHold(cause: $0[0], since: $0[1], until: $0[2]) }
  }
}
