import GRDB
import Kernel
import Storage

/// What each activity spent, by year, country and currency.
struct SpendTable: DerivedTable {
  let name = "spend"

  func rebuild(_ db: Database) throws {
    try db.execute(sql: "DELETE FROM spend")
    let writer = try SpendWriter(db)
    for id in try Int64.fetchAll(db, sql: "SELECT id FROM activities WHERE withdrawn = 0") {
      try writer.recompute(id)
    }
  }

  /// Works each activity's rows out anew, by the way of ``TransactionParts``,
  /// and reads those that are stored beside them.
  func differences(_ db: Database) throws -> Int {
    let parts = TransactionParts(
      columns: ["CAST(t.activity_id AS TEXT)", TransactionParts.yearSQL], splits: [.country],
      condition: """
        a.withdrawn = 0 AND t.type IN ('3', '4')
          AND t.id NOT IN (SELECT transaction_id FROM transaction_exclusions)
        """)
    var fresh: [SpendKey: SpendSum] = [:]
    try parts.forEach(in: db) { line in
      let own = line.parts(of: line.amount)
      let reporting = line.reporting.map { line.parts(of: $0) }
      for (index, part) in own.enumerated() {
        let key = SpendKey(
          activity: line.values[0].flatMap { Int64($0) } ?? 0,
          year: line.values[1].flatMap { Int64($0) } ?? 0, country: part.codes[0] ?? "",
          currency: line.currency ?? "")
        fresh[key, default: SpendSum()].add(part.amount, reporting?[index].amount)
      }
    }
    var differences = 0
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM spend")
    while let row = try rows.next() {
      let key = SpendKey(activity: row[0], year: row[1], country: row[2], currency: row[3])
      let stored = SpendSum(
        transactions: row[4], amount: ExactDecimal(units: row[5], millionths: row[6]).millionths,
        reporting: ExactDecimal(units: row[7], millionths: row[8]).millionths,
        unconverted: row[9])
      if fresh.removeValue(forKey: key) != stored { differences += 1 }
    }
    return differences + fresh.count
  }
}

private struct SpendKey: Hashable {
  let activity: Int64
  let year: Int64
  let country: String
  let currency: String
}

private struct SpendSum: Equatable {
  var transactions: Int64 = 0
  var amount: Int128 = 0
  var reporting: Int128 = 0
  var unconverted: Int64 = 0

  mutating func add(_ part: Int64, _ converted: Int64?) {
    transactions += 1
    amount += Int128(part)
    if let converted { reporting += Int128(converted) } else { unconverted += 1 }
  }
}
