import Disclosure
import DonorReporting
import GRDB
import Kernel

/// An entry of the ledger that is linked to a cohort, or that corrects one which is.
struct CostedEntry {
  let id: Int64
  /// `SOURCE#REFERENCE`.
  let reference: String
  let posted: CalendarDate
  let value: CalendarDate
  let amount: FixedDecimal
  let currency: CurrencyCode
  /// Code and title.
  let account: String
  let isTakenBack: Bool
  /// Whether the audience may not see one of the grants that bear it.
  let isHidden: Bool
  /// The entry whose links it has, where that is another.
  let follows: String?
  /// Of all its links, in millionths of a per cent, in their order.
  let weights: [Int64]
  /// Which of them is the cohort's.
  let own: Int

  /// What no cohort takes.
  var rest: Int64 { Weight.whole - weights.reduce(0, +) }

  /// A part for each link, and the rest last.
  func split(_ amount: Int64) -> [Int64] {
    Rounding.split(amount, by: rest > 0 ? weights + [rest] : weights) + (rest > 0 ? [] : [0])
  }
}

extension CostedEntry {
  /// Those of a cohort by their value date. A correction without links of its own has those of
  /// what it corrects.
  static func of(
    cohort: Int64, _ db: Database, hidden: String
  ) throws -> [CostedEntry] {
    try Row.fetchAll(
      db,
      sql: """
        WITH RECURSIVE taken(id, origin) AS (
          SELECT entry_id, entry_id FROM cohort_costs WHERE cohort_id = :cohort
          UNION
          SELECT e.id, t.origin FROM taken t JOIN ledger_entries e ON e.corrects_id = t.id
          WHERE NOT EXISTS (SELECT 1 FROM cohort_costs o WHERE o.entry_id = e.id)
        )
        SELECT e.id, e.source || '#' || e.reference, e.posted_on, e.value_on, e.amount,
          e.currency, a.code || ' ' || a.title,
          EXISTS (SELECT 1 FROM ledger_entry_retractions r WHERE r.record_id = e.id),
          \(isHidden("e")), t.origin, nullif(o.source || '#' || o.reference,
            e.source || '#' || e.reference)
        FROM taken t JOIN ledger_entries e ON e.id = t.id JOIN accounts a ON a.id = e.account_id
          JOIN ledger_entries o ON o.id = t.origin
        ORDER BY e.value_on, e.id
        """, arguments: ["cohort": cohort, "hidden": hidden]
    ).map { row in
      let links = try Row.fetchAll(
        db.cachedStatement(
          sql: "SELECT cohort_id, weight FROM cohort_costs WHERE entry_id = ? ORDER BY id"),
        arguments: [row[9] as Int64])
      return try CostedEntry(
        row, links.map { $0[1] }, own: links.firstIndex { $0[0] as Int64 == cohort })
    }
  }

  private init(_ row: Row, _ weights: [Int64], own: Int?) throws {
    id = row[0]
    guard let posted = CalendarDate(row[2] as String), let value = CalendarDate(row[3] as String),
      let currency = CurrencyCode(row[5] as String), let own
    else { throw GrantFailure.damaged("ledger_entries #\(id)") }
    reference = row[1]
    self.posted = posted
    self.value = value
    amount = FixedDecimal(millionths: row[4])
    self.currency = currency
    account = row[6]
    isTakenBack = row[7]
    isHidden = row[8]
    follows = row[10]
    self.weights = weights
    self.own = own
  }

  /// SQL that says whether a grant of a class in `:hidden` bears a share of an entry.
  static func isHidden(_ row: String) -> String {
    """
    EXISTS (SELECT 1 FROM ledger_shares s JOIN grants g ON g.id = s.grant_id
      WHERE s.entry_id = \(row).id
        AND g.sensitivity IN (SELECT value FROM json_each(:hidden)))
    """
  }
}
