import GRDB
import Kernel
import Storage

/// What a run does to `country_spend`: the difference between what the activities
/// that it rewrites counted for before and after. Cheaper than adding all up anew.
final class CountrySpendChanges {
  private struct Key: Hashable {
    let country: String
    let year: Int64
    let currency: String
  }

  private static let sums = [
    "transactions", "units", "millionths", "reporting_units", "reporting_millionths", "unconverted",
  ]
  private static let columns = (["country", "year", "currency"] + sums).joined(separator: ", ")

  private let db: Database
  private let counted: Statement
  private var rewritten: Set<Int64> = []
  private var differences: [Key: [Int128]] = [:]

  init(_ db: Database) throws {
    self.db = db
    counted = try db.makeStatement(
      sql: """
        SELECT country, year, currency,
          \(CountrySpendChanges.sums.map { "sum(\($0))" }.joined(separator: ", "))
        FROM spend
        WHERE activity_id IN (SELECT value FROM json_each(?))
          AND activity_id NOT IN (SELECT activity_id FROM activity_exclusions)
        GROUP BY country, year, currency
        """)
  }

  /// Takes an activity out as it counts now. Call it before its spend changes, or
  /// whether it counts; again for the same activity does nothing.
  func takeOut(_ activity: Int64) throws {
    if rewritten.insert(activity).inserted { try add([activity], times: -1) }
  }

  /// Notes a new activity, which did not count before.
  func note(_ activity: Int64) { rewritten.insert(activity) }

  /// Puts all activities back as they count now, and writes the table.
  func write() throws {
    try add(rewritten, times: 1)
    for (key, difference) in differences where difference.contains(where: { $0 != 0 }) {
      try write(key, difference)
    }
    rewritten.removeAll()
    differences.removeAll()
  }

  private func add(_ activities: Set<Int64>, times sign: Int128) throws {
    let ids = "[\(activities.map(String.init).joined(separator: ","))]"
    let rows = try Row.fetchCursor(counted, arguments: [ids])
    while let row = try rows.next() {
      let key = Key(country: row[0], year: row[1], currency: row[2])
      var sums = differences[key] ?? Array(repeating: 0, count: CountrySpendChanges.sums.count)
      for index in sums.indices { sums[index] += sign * Int128(row[index + 3] as Int64) }
      differences[key] = sums
    }
  }

  private func write(_ key: Key, _ difference: [Int128]) throws {
    let place: StatementArguments = [key.country, key.year, key.currency]
    let held = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT \(CountrySpendChanges.sums.joined(separator: ", ")) FROM country_spend
          WHERE country = ? AND year = ? AND currency = ?
          """), arguments: place)
    let sums = try difference.enumerated().map { index, difference in
      let sum = Int128(held?[index] as Int64? ?? 0) + difference
      guard let sum = Int64(exactly: sum) else {
        throw ArithmeticFailure.overflow("spend in \(key.country)")
      }
      return sum
    }
    // Every row of spend counts a transaction at least.
    if sums[0] == 0 {
      try db.cachedStatement(
        sql: "DELETE FROM country_spend WHERE country = ? AND year = ? AND currency = ?"
      ).execute(arguments: place)
    } else {
      try db.cachedStatement(
        sql: """
          INSERT OR REPLACE INTO country_spend (\(CountrySpendChanges.columns))
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: place + StatementArguments(sums))
    }
  }
}
