import GRDB
import Kernel

extension RateTable {
  /// The rates of a source in a store, read a currency at a time as they are
  /// asked for. Use it no longer than the transaction that `db` belongs to.
  public static func stored(source: String, in db: Database) throws -> RateTable {
    let bases = try String.fetchAll(
      db,
      sql: "SELECT DISTINCT base FROM exchange_rates WHERE source = ? ORDER BY base",
      arguments: [source])
    return RateTable(source: source, bases: bases.compactMap { CurrencyCode($0) }) { pair in
      try ExchangeRate.fetch(
        db, where: "source = ? AND base = ? AND currency = ?",
        arguments: [source, pair.base.description, pair.currency.description])
    }
  }

  /// The sources that the store has rates of.
  public static func sources(in db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "SELECT DISTINCT source FROM exchange_rates ORDER BY source")
  }
}

extension ExchangeRate {
  /// The stored rate of an id.
  public static func find(_ id: Int64, in db: Database) throws -> ExchangeRate? {
    try fetch(db, where: "id = ?", arguments: [id]).first
  }

  static func fetch(
    _ db: Database, where condition: String, arguments: StatementArguments
  ) throws -> [ExchangeRate] {
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT id, source, base, currency, valid_from, valid, mantissa, scale
          FROM exchange_rates WHERE \(condition) ORDER BY valid_from
          """), arguments: arguments)
    var rates: [ExchangeRate] = []
    while let row = try rows.next() {
      guard let base = CurrencyCode(row[2] as String),
        let currency = CurrencyCode(row[3] as String),
        let validFrom = CalendarDate(row[4] as String),
        let value = RateValue(mantissa: row[6], scale: row[7]),
        let rate = ExchangeRate(
          id: row[0], source: row[1], base: base, currency: currency, validFrom: validFrom,
          validity: row[5] == "month" ? .month : .day, value: value)
      else { throw ReferenceFailure.damagedRate(id: row[0]) }
      rates.append(rate)
    }
    return rates
  }
}
