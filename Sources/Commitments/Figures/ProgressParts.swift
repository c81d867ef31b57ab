import GRDB
import Kernel

/// The actions behind a plan's progress, a page at a time: those that count, and those that do
/// not with the reason.
public enum ProgressParts {
  /// In the order of the plan. A part's date is that of the assessment; its label is the
  /// action's code and what the voice says.
  ///
  /// - Parameter meaning: only those of which the voice says this.
  public static func page(
    _ db: Database, plan: Int64, voice: Voice, meaning: ProgressMeaning? = nil,
    today: CalendarDate, offset: Int = 0, limit: Int = 100
  ) throws -> [Explanation.Part] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT n.id, n.code || ' · ' || coalesce(v.label, 'no data'), s.assessed_on,
          \(StatusSQL.state) AS state
        FROM plan_nodes n
          LEFT JOIN \(StatusSQL.standing(db, today: today)) s
            ON s.node_id = n.id AND s.voice = :voice
          LEFT JOIN scale_values v ON v.id = s.scale_value_id
        WHERE n.plan_id = :plan AND n.level = 'action' AND state <> 'later'
          AND (:meaning IS NULL OR v.meaning = :meaning)
        ORDER BY n.ordinal, n.id LIMIT :limit OFFSET :offset
        """,
      arguments: [
        "plan": plan, "voice": voice.rawValue, "meaning": meaning?.rawValue,
        "today": today.description, "limit": max(0, limit), "offset": max(0, offset),
      ])
    return rows.map { row in
      let isDue = row[3] as String == ActionState.due.rawValue
      return Explanation.Part(
        record: RecordRef("plan_nodes", RecordID(rawValue: row[0])), label: row[1],
        date: (row[2] as String?).flatMap { CalendarDate($0) },
        contribution: isDue ? ExactDecimal(units: 1, millionths: 0) : nil,
        exclusion: isDue ? nil : row[3])
    }
  }
}
