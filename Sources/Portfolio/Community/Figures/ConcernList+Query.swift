import Disclosure
import GRDB
import Kernel

extension ConcernList {
  /// The concerns that the audience may see; the others are counted.
  public static func load(
    _ db: Database, _ filter: Filter = Filter(), today: CalendarDate, for audience: Audience
  ) throws -> ConcernList {
    var gate = Gate(for: audience)
    let items = try load(db, filter, "true", [], today: today).filter {
      gate.passes("concerns", Sensitivity(stored: $0.sensitivity))
    }
    return ConcernList(today: today.description, items: items, withheld: gate.withheld)
  }

  /// One concern, whatever its class: whoever shows it passes it through the gate. Nil where it
  /// was not raised by the day.
  public static func item(_ db: Database, _ concern: Int64, today: CalendarDate) throws -> Item? {
    try load(db, Filter(), "c.id = :concern", ["concern": concern], today: today).first
  }

  /// - Parameter condition: SQL over concern `c` and community `m`.
  private static func load(
    _ db: Database, _ filter: Filter, _ condition: String, _ arguments: StatementArguments,
    today: CalendarDate
  ) throws -> [Item] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT c.id, c.code, c.title, c.absence, m.name, m.country, m.area, c.raised_on,
          \(ConcernState.sql),
          (SELECT e.level FROM escalations e
            WHERE e.concern_id = c.id AND e.raised_on <= :today
            ORDER BY \(CommunitySQL.height("e.level")) DESC LIMIT 1),
          (SELECT r.id FROM prioritisation_rounds r
            WHERE r.community_id = m.id AND r.held_on <= :today
            ORDER BY r.held_on DESC, r.id DESC LIMIT 1) AS round,
          CASE WHEN 'restricted' IN (c.sensitivity, m.sensitivity) THEN 'restricted'
            WHEN 'internal' IN (c.sensitivity, m.sensitivity) THEN 'internal'
            ELSE 'public' END
        FROM concerns c JOIN communities m ON m.id = c.community_id
        WHERE c.raised_on <= :today AND (:community IS NULL OR m.id = :community)
          AND (:country IS NULL OR m.country = :country) AND (\(condition))
        ORDER BY c.raised_on, c.code
        """,
      arguments: [
        "today": today.description, "community": filter.community, "country": filter.country,
      ] + arguments)
    let items = try rows.compactMap { row -> Item? in
      guard let state = ConcernState(rawValue: row[8]), filter.states.contains(state) else {
        return nil
      }
      let age = state.isOpen ? days(from: row[7], to: today) : nil
      if let least = filter.minimumAgeDays, age.map({ $0 < least }) ?? true { return nil }
      let ranks = try ranks(of: row[0], round: row[10], db)
      return Item(
        id: row[0], code: row[1], title: row[2], absence: row[3], community: row[4],
        country: row[5], area: row[6], raisedOn: row[7], state: state, ageDays: age,
        level: row[9], severities: try severities(of: row[0], db), ranks: ranks,
        rankedOn: ranks.isEmpty
          ? nil
          : try String.fetchOne(
            db, sql: "SELECT held_on FROM prioritisation_rounds WHERE id = ?",
            arguments: [row[10] as Int64?]),
        sensitivity: row[11])
    }
    return items.filter(\.state.isOpen) + items.filter { !$0.state.isOpen }
  }

  /// Whole days from one day to another.
  static func days(from day: String, to today: CalendarDate) -> Int? {
    guard let from = CalendarDate(day)?.dayNumber, let to = today.dayNumber else { return nil }
    return to - from
  }

  static func severities(of concern: Int64, _ db: Database) throws -> [Severity] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT group_name, severity FROM concern_severities WHERE concern_id = ?
          ORDER BY severity DESC, group_name
          """), arguments: [concern]
    ).map { Severity(group: $0[0], severity: $0[1]) }
  }

  /// The merged list last.
  static func ranks(of concern: Int64, round: Int64?, _ db: Database) throws -> [Rank] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT group_name, rank FROM rankings WHERE concern_id = ? AND round_id = ?
          ORDER BY group_name = 'all', rank, group_name
          """), arguments: [concern, round]
    ).map { Rank(group: $0[0], rank: $0[1]) }
  }
}
