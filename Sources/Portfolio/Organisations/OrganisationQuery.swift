import GRDB
import Kernel

/// Reads what is held on one organisation: once where activities name it, once the transactions.
struct OrganisationQuery {
  let db: Database
  let named: NamedOrganisations
  let kept: NamedOrganisations.Kept?
  let key: String
  let identifier: String?
  let name: String
  let otherNames: [String]
  let type: String?
  /// Its roles in each activity; nil for one that is not stated.
  private(set) var rolesByActivity: [Int64: Set<String?>] = [:]

  init(_ db: Database, _ named: NamedOrganisations, _ text: String) throws {
    guard !named.isHidden(text, nil) else { throw OrganisationFailure.withheld(text) }
    self.db = db
    self.named = named
    let kept = named.kept.first { $0.identifier == text || $0.name == text }
    self.kept = kept
    var rows = try OrganisationQuery.namings(db, named, kept?.key ?? text)
    if rows.isEmpty, kept == nil {
      let identifier = try String.fetchOne(
        db, sql: "SELECT ref FROM (\(named.sql())) WHERE name = ? AND ref IS NOT NULL",
        arguments: [text])
      guard let identifier else { throw OrganisationFailure.unknown(text) }
      rows = try OrganisationQuery.namings(db, named, identifier)
    }
    let names = Set(rows.compactMap { $0[1] as String? }).sorted(by: >)
    identifier = kept?.identifier ?? rows.lazy.compactMap { $0[0] as String? }.first
    let name = kept?.name ?? names.first ?? text
    self.name = name
    key = identifier ?? name
    type = rows.compactMap { $0[2] as String? }.max()
    otherNames = names.filter { $0 != name }
    for row in rows { rolesByActivity[row[4], default: []].insert(row[3]) }
    guard !named.isHidden(identifier, name) else { throw OrganisationFailure.withheld(text) }
  }

  private static func namings(
    _ db: Database, _ named: NamedOrganisations, _ key: String
  ) throws -> [Row] {
    try Row.fetchAll(
      db,
      sql: "SELECT ref, name, type, role, activity_id FROM (\(named.sql(isOne: true)))",
      arguments: ["key": key])
  }

  /// By role; those not stated last.
  var roles: [OrganisationSheet.Role] {
    var counts: [String?: Int] = [:]
    for role in rolesByActivity.values.joined() { counts[role, default: 0] += 1 }
    return counts.map { OrganisationSheet.Role(role: $0.key, activities: $0.value) }
      .sorted { ($0.role ?? "~") < ($1.role ?? "~") }
  }

  /// The activities' ids, as a JSON array.
  private var ids: String {
    "[\(rolesByActivity.keys.map(String.init).joined(separator: ","))]"
  }

  func countries() throws -> [OrganisationSheet.Country] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT c.code, count(DISTINCT c.activity_id)
        FROM json_each(?) i JOIN recipient_countries c ON c.activity_id = i.value
        WHERE c.code IS NOT NULL GROUP BY c.code ORDER BY 2 DESC, 1
        """, arguments: [ids]
    ).map { OrganisationSheet.Country(code: $0[0], activities: $0[1]) }
  }

  func activities(offset: Int, limit: Int?) throws -> [OrganisationSheet.Activity] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT a.id, a.identifier, a.title, a.status
        FROM json_each(?) i JOIN activities a ON a.id = i.value
        ORDER BY a.identifier, a.id LIMIT ? OFFSET ?
        """, arguments: [ids, limit ?? -1, offset]
    ).map { row in
      OrganisationSheet.Activity(
        id: row[0], identifier: row[1], title: row[2], status: row[3],
        countries: try String.fetchAll(
          db.cachedStatement(
            sql: """
              SELECT code FROM recipient_countries WHERE activity_id = ? AND code IS NOT NULL
              ORDER BY ordinal
              """), arguments: [row[0] as Int64]),
        roles: (rolesByActivity[row[0]] ?? []).compactMap { $0 }.sorted())
    }
  }

  /// From one index; whole units and millionths apart.
  func money() throws -> [OrganisationSheet.Flow] {
    try OrganisationSheet.Flow.Direction.allCases.flatMap { direction in
      try Row.fetchAll(
        db,
        sql: """
          SELECT type, currency, sum(value / 1000000), sum(value % 1000000), count(*)
          FROM (\(transactions(direction, "t.type, t.currency, t.value")))
          GROUP BY type, currency ORDER BY type IS NULL, length(type), type, currency
          """, arguments: ["key": key]
      ).map { row in
        OrganisationSheet.Flow(
          direction: direction, type: row[0],
          amount: ExactDecimal(units: row[2], millionths: row[3]).description,
          currency: row[1], transactions: row[4])
      }
    }
  }

  /// SQL of the transactions with an amount that name it, `:key`, on one side; each once.
  func transactions(
    _ direction: OrganisationSheet.Flow.Direction, _ columns: String, where filter: String = "true"
  ) -> String {
    let side = direction == .from ? "provider" : "receiver"
    return [
      "t.\(side)_ref = :key", "coalesce(t.\(side)_ref, '') = '' AND t.\(side)_name = :key",
    ].map { isNamed in
      """
      SELECT \(columns) FROM transactions t
      WHERE \(isNamed) AND t.withdrawn = 0 AND t.value IS NOT NULL
        AND t.activity_id NOT IN (SELECT id FROM activities WHERE withdrawn = 1)
        AND \(named.seen.admits("t.activity_id")) AND \(filter)
      """
    }.joined(separator: "\nUNION ALL\n")
  }
}
