import GRDB
import Kernel

/// What falls due to be erased by the retention rules: a preview, to be confirmed by whoever
/// erases it with ``Vault/erase(_:of:because:on:by:)``.
public enum Retention {
  /// From when a participant's months are counted. What is unknown is replaced by the next best:
  /// the last activity, then the day on which the value was entered or last changed.
  public struct Dates: Sendable, Hashable {
    public var cohortEnd: CalendarDate?
    public var lastActivity: CalendarDate?

    public init(cohortEnd: CalendarDate? = nil, lastActivity: CalendarDate? = nil) {
      self.cohortEnd = cohortEnd
      self.lastActivity = lastActivity
    }
  }

  /// One value that may be kept no longer.
  public struct Due: Sendable, Hashable {
    /// Its id and code.
    public let participant: Int64
    public let code: String
    public let field: VaultField
    public let countedFrom: CalendarDate
    public let dueOn: CalendarDate
    /// What keeps it nevertheless.
    public let hold: RetentionHold?
  }

  private struct Rule {
    let isFromCohortEnd: Bool
    let months: Int
  }

  /// What is due on a day, by code and field. Needs no key: no value is opened.
  ///
  /// - Parameter dates: of the participants by id, from the rooms that know their courses.
  public static func due(
    on day: CalendarDate, dates: [Int64: Dates] = [:], in db: Database
  ) throws -> [Due] {
    let rules = try rules(in: db)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT f.participant_id, p.code, f.field, substr(v.at, 1, 10) AS entered
        FROM vault_fields f JOIN participants p ON p.id = f.participant_id
          JOIN (
            SELECT c.record_id, max(r.at) AS at FROM revision_changes c
              JOIN revisions r ON r.id = c.revision_id
            WHERE c.table_name = 'vault_fields' GROUP BY c.record_id
          ) v ON v.record_id = f.id
        ORDER BY p.code, f.field
        """)
    return try rows.compactMap { row in
      guard let field = VaultField(rawValue: row["field"]),
        let rule = rules[field.rawValue] ?? rules["identity"]
      else { return nil }
      let participant: Int64 = row["participant_id"]
      let known = dates[participant] ?? Dates()
      let activity = known.lastActivity ?? CalendarDate(row["entered"] as String)
      guard let start = rule.isFromCohortEnd ? known.cohortEnd ?? activity : activity,
        let due = start.adding(months: rule.months), due.description <= day.description
      else { return nil }
      return Due(
        participant: participant, code: row["code"], field: field, countedFrom: start, dueOn: due,
        hold: try RetentionHold.standing(for: participant, on: day, in: db).first)
    }
  }

  private static func rules(in db: Database) throws -> [String: Rule] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT record_class, counted_from, months FROM retention_rules")
    return Dictionary(
      rows.map {
        ($0[0], Rule(isFromCohortEnd: $0[1] as String == "cohort-end", months: $0[2]))
      }, uniquingKeysWith: { $1 })
  }
}
