import GRDB
import Reference

/// The query behind a list of activities, put together from its filters.
struct ActivityListQuery {
  private var conditions: [String]
  private var arguments = StatementArguments()
  private var matches = ""
  private var order = "a.identifier, a.id"

  init(_ seen: SeenActivities) { conditions = ["a.withdrawn = 0", seen.admits("a.id")] }

  mutating func search(_ pattern: String) {
    matches = """
      JOIN (
        SELECT rowid AS id, bm25(activity_search, 10.0, 5.0, 1.0) AS score
        FROM activity_search WHERE activity_search MATCH ? LIMIT \(ActivityList.searchLimit)
      ) m ON m.id = a.id
      """
    order = "m.score, a.id"
    arguments += [pattern]
  }

  mutating func country(_ code: String) {
    conditions.append(
      """
      a.id IN (
        SELECT activity_id FROM recipient_countries WHERE code = ?
        UNION SELECT activity_id FROM spend WHERE country = ?)
      """)
    arguments += [code, code]
  }

  /// A code means one scheme: no two share one.
  mutating func region(_ code: String) {
    let region = Region.Scheme.allCases.lazy.compactMap { Regions.find(code, in: $0) }.first
    let territories = region.map { Regions.territories(of: $0) } ?? []
    let marks = territories.map { _ in "?" }.joined(separator: ", ")
    conditions.append(
      """
      a.id IN (
        SELECT activity_id FROM recipient_regions WHERE code = ?
        UNION SELECT activity_id FROM recipient_countries WHERE code IN (\(marks)))
      """)
    arguments += [code]
    arguments += StatementArguments(territories)
  }

  mutating func year(_ year: Int) {
    let text = String(year)
    let written = String(repeating: "0", count: max(0, 4 - text.count)) + text
    conditions.append(
      """
      ((\(ActivityDates.startSQL) <= ? AND coalesce(\(ActivityDates.endSQL), '9999') >= ?)
        OR a.id IN (
          SELECT t.activity_id FROM transactions t
          WHERE t.withdrawn = 0 AND \(TransactionParts.yearSQL) = ?))
      """)
    arguments += ["\(written)-12-31", written, written]
  }

  mutating func feed(_ id: Int64) {
    conditions.append("a.feed_id = ?")
    arguments += [id]
  }

  mutating func status(_ code: String) {
    conditions.append("a.status = ?")
    arguments += [code]
  }

  mutating func sector(_ code: String) {
    conditions.append(
      """
      a.id IN (
        SELECT activity_id FROM sectors WHERE code >= ? AND code < ? || char(0x10FFFF))
      """)
    arguments += [code, code]
  }

  /// - Parameter role: a code of OrganisationRole; nil for any.
  mutating func participant(_ organisation: String, role: String?) {
    conditions.append(
      """
      a.id IN (
        SELECT activity_id FROM participating_orgs
        WHERE (ref = ? OR name = ? COLLATE NOCASE) AND (? IS NULL OR role = ?))
      """)
    arguments += [organisation, organisation, role, role]
  }

  mutating func marker(_ code: String) {
    conditions.append(
      """
      EXISTS (SELECT 1 FROM policy_markers m WHERE m.activity_id = a.id
        AND m.code = ? AND coalesce(m.significance, '') <> '0')
      """)
    arguments += [code]
  }

  mutating func sort(by order: ActivityList.Order) {
    let key =
      switch order {
      case .identifier: "a.identifier"
      case .title: "a.title COLLATE NOCASE"
      case .status: "a.status"
      case .start: ActivityDates.startSQL
      case .end: ActivityDates.endSQL
      }
    self.order = "\(key) IS NULL, \(key), a.identifier, a.id"
  }

  func count(_ db: Database) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM activities a \(ActivityDates.joinSQL) \(matches)
        WHERE \(conditions.joined(separator: " AND "))
        """, arguments: arguments) ?? 0
  }

  func run(_ db: Database, limit: Int?, offset: Int) throws -> [ActivityList.Item] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT a.id, a.identifier, a.title, a.status,
          coalesce(a.reporting_org_ref, a.reporting_org_name), f.name,
          \(ActivityDates.startSQL), \(ActivityDates.endSQL), a.sensitivity
        FROM activities a \(ActivityDates.joinSQL) \(matches) JOIN feeds f ON f.id = a.feed_id
        WHERE \(conditions.joined(separator: " AND "))
        ORDER BY \(order) LIMIT ? OFFSET ?
        """, arguments: arguments + [limit.map { max(0, $0) } ?? -1, max(0, offset)])
    var items: [ActivityList.Item] = []
    while let row = try rows.next() {
      let countries = try String.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT code FROM recipient_countries WHERE activity_id = ? AND code IS NOT NULL
            ORDER BY ordinal
            """), arguments: [row[0] as Int64])
      items.append(
        ActivityList.Item(
          id: row[0], identifier: row[1], title: row[2], status: row[3], countries: countries,
          reportingOrg: row[4], feed: row[5], start: row[6], end: row[7], sensitivity: row[8]))
    }
    return items
  }
}

/// The dates of `a` (activities): the actual ones, else those planned.
enum ActivityDates {
  /// Where no date is asked for, SQLite leaves it out.
  static let joinSQL = "LEFT JOIN activity_spans d ON d.activity_id = a.id"
  static let startSQL = "coalesce(d.actual_start, d.planned_start)"
  static let endSQL = "coalesce(d.actual_end, d.planned_end)"
}
