import GRDB
import Kernel

extension PortfolioSummary {
  /// A cell with its sum, to be added up further.
  struct SummedCell {
    let country: String?
    let year: String?
    let currency: String?
    let sum: ExactDecimal

    var cell: Cell {
      Cell(country: country, year: year, currency: currency, amount: sum.description)
    }
  }

  /// What all spent, less what those spent that are not seen: these are few.
  private static func seenSpendSQL(_ seen: SeenActivities) -> String {
    """
    SELECT country, year, currency, transactions, unconverted, units, millionths,
      reporting_units, reporting_millionths
    FROM country_spend
    UNION ALL
    SELECT country, year, currency, -transactions, -unconverted, -units, -millionths,
      -reporting_units, -reporting_millionths
    FROM spend
    WHERE activity_id IN (\(seen.hidden("id")))
      AND activity_id NOT IN (SELECT activity_id FROM activity_exclusions)
    """
  }

  static func spendByCountryAndYear(
    _ db: Database, _ seen: SeenActivities
  ) throws -> [SummedCell] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT nullif(country, ''), iif(year = 0, NULL, printf('%04d', year)),
          nullif(currency, ''), sum(units), sum(millionths)
        FROM (\(seenSpendSQL(seen)))
        GROUP BY country, year, currency HAVING sum(transactions) > 0
        ORDER BY country = '', country, year = 0, year, currency = '', currency
        """
    ).map {
      SummedCell(
        country: $0[0], year: $0[1], currency: $0[2],
        sum: ExactDecimal(units: $0[3], millionths: $0[4]))
    }
  }

  static func entries(
    _ cells: [SummedCell], by key: KeyPath<SummedCell, String?>
  ) throws -> [Entry] {
    struct Group: Hashable {
      let key: String?
      let currency: String?
    }
    var sums: [Group: ExactDecimal] = [:]
    for cell in cells {
      let group = Group(key: cell[keyPath: key], currency: cell.currency)
      sums[group] = try (sums[group] ?? .zero).adding(cell.sum)
    }
    return sums.map { Entry(key: $0.key, currency: $0.currency, amount: $1.description) }
      .sorted { first, second in
        first.key == second.key
          ? isBefore(first.currency, second.currency) : isBefore(first.key, second.key)
      }
  }

  /// What is not stated comes last.
  private static func isBefore(_ first: String?, _ second: String?) -> Bool {
    guard let first else { return false }
    guard let second else { return true }
    return first < second
  }

  static func bySector(_ db: Database, _ seen: SeenActivities) throws -> [Entry] {
    try TransactionSums([.sector], seen, scope: .counted).load(db).rows.map { Entry($0) }
  }

  /// In the store's reporting currency what each transaction adds is stored; only those without it
  /// are looked at one by one.
  static func converted(
    _ db: Database, _ seen: SeenActivities, into currency: CurrencyCode, isReporting: Bool
  ) throws -> Converted {
    let rest = try TransactionSums(
      [.country, .year], seen, scope: isReporting ? .unconverted : .counted, currency: currency
    ).load(db)
    let cells =
      try (isReporting ? reportedByCountryAndYear(db, seen, currency) : [])
      + rest.rows.map { row in
        SummedCell(
          country: row.values[0], year: row.values[1], currency: row.currency, sum: row.sum)
      }
    return Converted(
      currency: currency.description,
      amount: try cells.reduce(ExactDecimal.zero) { try $0.adding($1.sum) }.description,
      byYear: try entries(cells, by: \.year), byCountry: try entries(cells, by: \.country),
      gaps: rest.unconverted)
  }

  private static func reportedByCountryAndYear(
    _ db: Database, _ seen: SeenActivities, _ currency: CurrencyCode
  ) throws -> [SummedCell] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT nullif(country, ''), iif(year = 0, NULL, printf('%04d', year)),
          sum(reporting_units), sum(reporting_millionths)
        FROM (\(seenSpendSQL(seen)))
        GROUP BY country, year HAVING sum(transactions) > sum(unconverted)
        """
    ).map {
      SummedCell(
        country: $0[0], year: $0[1], currency: currency.description,
        sum: ExactDecimal(units: $0[2], millionths: $0[3]))
    }
  }

  static func areOwnNamed(_ db: Database) throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM own_identities)") ?? false
  }

  static func organisations(_ db: Database, _ seen: SeenActivities) throws -> [String] {
    let own = try String.fetchAll(
      db, sql: "SELECT identifier FROM own_identities ORDER BY identifier")
    guard own.isEmpty else { return own }
    return try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT reporting_org_ref FROM (\(Counting.heldSQL))
        WHERE reporting_org_ref IS NOT NULL AND \(seen.admits("id")) ORDER BY 1
        """)
  }

  static func programmes(_ db: Database, _ seen: SeenActivities) throws -> [Programmes] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT c.code, count(DISTINCT h.id) FROM (\(Counting.heldSQL)) h
          LEFT JOIN recipient_countries c ON c.activity_id = h.id
        WHERE \(seen.admits("h.id"))
        GROUP BY c.code ORDER BY c.code IS NULL, c.code
        """
    ).map { Programmes(country: $0[0], activities: $0[1]) }
  }
}
