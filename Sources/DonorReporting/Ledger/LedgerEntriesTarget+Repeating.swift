import GRDB
import Kernel
import Storage

/// What the ledger has already.
extension LedgerEntriesTarget {
  /// True where the entry says just that, or was corrected to that amount since. Throws a fault
  /// that names what differs otherwise.
  func repeats(_ twin: Int64, _ values: RecordValues, in db: Database) throws -> Bool {
    let entry = try PostedEntry(Cells(values, db))
    let held = try String.fetchOne(
      db.cachedStatement(sql: "SELECT sha256 FROM ledger_entries WHERE id = ?"),
      arguments: [twin])
    if held == entry.digest { return true }
    let balance = try LedgerBalance.of(twin, in: db)
    let difference = try ExactDecimal(millionths: Int128(entry.amount.millionths))
      .adding(balance.total.negated())
    if balance.isCorrected, balance.currency == entry.currency, difference.millionths == 0 {
      return true
    }
    throw try conflict(entry, with: twin, balance, difference, in: db)
  }

  private func conflict(
    _ entry: PostedEntry, with twin: Int64, _ balance: LedgerBalance, _ difference: ExactDecimal,
    in db: Database
  ) throws -> FieldFault {
    var held = try self.held(twin, in: db)?.values ?? [:]
    held["kind"] = held["kind"] ?? "actual"
    let other = form.fields.map(\.name).filter { held[$0] != entry.said[$0] }
    let key = "\(entry.said["source"] ?? "")#\(entry.said["reference"] ?? "")"
    let isOfAmount =
      balance.currency == entry.currency && difference.millionths != 0
      && Set(other).isSubset(of: ["amount"])
    return FieldFault(
      "ledger.conflict", field: "reference",
      "The ledger has \(key) already, with another "
        + (other.isEmpty ? "content." : "\(other.joined(separator: ", "))."),
      remedy: isOfAmount
        ? "Add an entry of the difference, \(difference) \(entry.currency), with corrects "
          + "\(key); entries never change."
        : "Add an entry that takes \(balance.total) \(balance.currency) back, with corrects "
          + "\(key), and one that is right; entries never change.")
  }
}

/// What an entry comes to with those that correct it.
struct LedgerBalance {
  let total: ExactDecimal
  /// Of the entry, and of all that correct it.
  let currency: String
  let isCorrected: Bool

  /// Corrections in another currency correct no amount.
  static func of(_ entry: Int64, in db: Database) throws -> LedgerBalance {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          WITH RECURSIVE chain(id) AS (
            VALUES (?1)
            UNION SELECT e.id FROM ledger_entries e JOIN chain c ON e.corrects_id = c.id
            WHERE \(GrantSQL.stands("e"))
          )
          SELECT e.amount, e.currency FROM chain c JOIN ledger_entries e ON e.id = c.id
          ORDER BY e.id <> ?1
          """), arguments: [entry])
    let currency: String = rows.first?[1] ?? ""
    let counted = rows.filter { $0[1] == currency }
    let total = try counted.reduce(ExactDecimal.zero) {
      try $0.adding(ExactDecimal(millionths: Int128($1[0] as Int64)))
    }
    return LedgerBalance(total: total, currency: currency, isCorrected: counted.count > 1)
  }
}
