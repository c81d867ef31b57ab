import GRDB
import IATI
import Kernel
import Storage

/// Keeps the rows of `spend`: what an activity disbursed and spent, by year,
/// country and currency.
final class SpendWriter {
  private struct Entry {
    let value: Int64
    let reporting: Int64?
    let year: Int64
    let currency: String
    /// The transaction's own place; nil where the activity's shares hold.
    let country: String?
  }

  /// One row of `spend` while it is added up.
  private struct Sum {
    let year: Int64
    let country: String
    let currency: String
    var transactions: Int64 = 0
    var amount: Int128 = 0
    var reporting: Int128 = 0
    var unconverted: Int64 = 0
  }

  private let db: Database
  private let insert: BulkStatement
  private let delete: BulkStatement
  private let deleteExclusions: BulkStatement
  private var entries: [Entry] = []
  /// What follows for the sums by country.
  let countries: CountrySpendChanges

  init(_ db: Database) throws {
    self.db = db
    countries = try CountrySpendChanges(db)
    insert = try BulkStatement(db, sql: "INSERT INTO spend VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    delete = try BulkStatement(db, sql: "DELETE FROM spend WHERE activity_id = ?")
    deleteExclusions = try BulkStatement(
      db, sql: "DELETE FROM transaction_exclusions WHERE activity_id = ?")
  }

  /// Notes a transaction of the activity that is being written.
  func add(_ row: Int, of buffer: RecordBuffer, _ reporting: Int64?) {
    guard case .text(let type) = buffer.value(row: row, column: TransactionColumns.type),
      type.count == 1,
      type[0] == UInt8(ascii: "3") || type[0] == UInt8(ascii: "4"),
      let value = buffer.integer(row: row, column: TransactionColumns.value)
    else { return }
    let date =
      buffer.date(row: row, column: TransactionColumns.date)
      ?? buffer.date(row: row, column: TransactionColumns.valueDate)
    let isRegional = !buffer.isAbsent(row: row, column: TransactionColumns.region)
    entries.append(
      Entry(
        value: value, reporting: reporting, year: Int64(date?.year ?? 0),
        currency: buffer.string(row: row, column: TransactionColumns.currency) ?? "",
        country: buffer.string(row: row, column: TransactionColumns.country)
          ?? (isRegional ? "" : nil)))
  }

  /// Writes the rows of the activity whose transactions were added.
  func finish(_ buffer: RecordBuffer, id: Int64) throws {
    guard !entries.isEmpty else { return }
    countries.note(id)
    func shares(_ kind: RecordKind) -> [(code: String, share: Int64?)] {
      let code = Standard.iati.column("code", of: kind)!
      let percentage = Standard.iati.column("percentage", of: kind)!
      return buffer.places(of: kind).map {
        (buffer.string(row: $0, column: code) ?? "", buffer.integer(row: $0, column: percentage))
      }
    }
    try write(
      id, Shares(shares(.recipientCountry), others: shares(.recipientRegion).map(\.share)))
  }

  /// Forgets an activity: its spend, and which of its transactions are left out.
  func remove(_ activity: Int64) throws {
    try countries.takeOut(activity)
    for statement in [delete, deleteExclusions] {
      statement.bind(1, integer: activity)
      try statement.run()
    }
  }

  /// Writes the rows of an activity anew from its transactions in the store,
  /// without those that are withdrawn or left out.
  func recompute(_ activity: Int64) throws {
    try countries.takeOut(activity)
    delete.bind(1, integer: activity)
    try delete.run()
    entries = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT t.value, t.reporting_value, coalesce(t.date, t.value_date), t.currency, t.country,
            t.region
          FROM transactions t JOIN activities a ON a.id = t.activity_id
          WHERE t.activity_id = ? AND t.withdrawn = 0 AND a.withdrawn = 0
            AND t.type IN ('3', '4') AND t.value IS NOT NULL
            AND t.id NOT IN
              (SELECT transaction_id FROM transaction_exclusions WHERE activity_id = ?)
          """), arguments: [activity, activity]
    ).map { row in
      let region: String? = row[5]
      return Entry(
        value: row[0], reporting: row[1],
        year: Int64((row[2] as String?).flatMap { CalendarDate($0)?.year } ?? 0),
        currency: row[3] ?? "", country: row[4] ?? (region == nil ? nil : ""))
    }
    guard !entries.isEmpty else { return }
    try write(activity, try Shares.ofCountries(activity, in: db))
  }

  private func write(_ activity: Int64, _ shares: Shares) throws {
    defer { entries.removeAll(keepingCapacity: true) }
    // An activity has few rows: looking along them costs less than hashing.
    var sums: [Sum] = []
    for entry in entries {
      let parts = entry.country.map { [($0 as String?, entry.value)] } ?? shares.split(entry.value)
      let reporting = entry.reporting.map { value in
        entry.country.map { [($0 as String?, value)] } ?? shares.split(value)
      }
      for (index, part) in parts.enumerated() {
        let country = part.0 ?? ""
        let known = sums.firstIndex {
          $0.year == entry.year && $0.country == country && $0.currency == entry.currency
        }
        let place = known ?? sums.count
        if known == nil {
          sums.append(Sum(year: entry.year, country: country, currency: entry.currency))
        }
        sums[place].transactions += 1
        sums[place].amount += Int128(part.1)
        if let reporting {
          sums[place].reporting += Int128(reporting[index].1)
        } else {
          sums[place].unconverted += 1
        }
      }
    }
    for sum in sums { try insert(activity, sum) }
  }

  private func insert(_ activity: Int64, _ sum: Sum) throws {
    let scale = Int128(FixedDecimal.scale)
    var country = sum.country
    var currency = sum.currency
    try country.withUTF8 { country in
      try currency.withUTF8 { currency in
        insert.bind(1, integer: activity)
        insert.bind(2, integer: sum.year)
        insert.bind(3, text: UnsafeRawBufferPointer(country))
        insert.bind(4, text: UnsafeRawBufferPointer(currency))
        insert.bind(5, integer: sum.transactions)
        insert.bind(6, integer: Int64(sum.amount / scale))
        insert.bind(7, integer: Int64(sum.amount % scale))
        insert.bind(8, integer: Int64(sum.reporting / scale))
        insert.bind(9, integer: Int64(sum.reporting % scale))
        insert.bind(10, integer: sum.unconverted)
        try insert.run()
      }
    }
  }
}

extension Shares {
  /// The shares of an activity's recipient countries beside its regions.
  static func ofCountries(_ activity: Int64, in db: Database) throws -> Shares {
    let countries = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT coalesce(code, ''), percentage FROM recipient_countries
          WHERE activity_id = ? ORDER BY ordinal
          """), arguments: [activity])
    let regions = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT percentage FROM recipient_regions WHERE activity_id = ? ORDER BY ordinal"),
      arguments: [activity])
    return Shares(
      countries.map { (code: $0[0], share: $0[1]) }, others: regions.map { $0[0] as Int64? })
  }
}
