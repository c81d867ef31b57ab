import GRDB
import Storage

/// What the counted activities spent together, by country, year and currency.
/// Withdrawn activities have no spend.
struct CountrySpendTable: DerivedTable {
  let name = "country_spend"

  func rebuild(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM country_spend")
    try db.execute(sql: "INSERT INTO country_spend \(fresh)")
  }

  func differences(_ db: Database) throws -> Int {
    try countDifferences(
      between: """
        SELECT country, year, currency, transactions, units, millionths, reporting_units,
          reporting_millionths, unconverted
        FROM country_spend
        """, and: fresh, in: db)
  }

  private let fresh = """
    SELECT country, year, currency, sum(transactions) AS transactions, sum(units) AS units,
      sum(millionths) AS millionths, sum(reporting_units) AS reporting_units,
      sum(reporting_millionths) AS reporting_millionths, sum(unconverted) AS unconverted
    FROM spend
    WHERE activity_id NOT IN (SELECT activity_id FROM activity_exclusions)
    GROUP BY country, year, currency
    """
}
