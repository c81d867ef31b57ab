import GRDB
import Kernel
import Storage

/// Reads transactions one after another, each with what splits its amount
/// between countries and sectors. Nothing is held beyond one activity.
///
/// Every figure that is split comes through here.
struct TransactionParts {
  enum Split: Sendable {
    case country, sector
  }

  /// One transaction that has an amount.
  struct Line {
    /// The columns that were asked for.
    let values: [String?]
    let currency: String?
    /// Millionths of its own currency.
    let amount: Int64
    /// Millionths of the store's reporting currency; nil where it was not converted.
    let reporting: Int64?
    /// The value date, else the transaction's.
    let date: String?
    fileprivate let shares: [Shares]
    /// The same number for lines that follow each other and are divided alike.
    let division: Int

    /// The parts of an amount, with a code for each split; they add up to it.
    /// A second split divides the parts of the first.
    func parts(of amount: Int64) -> [(codes: [String?], amount: Int64)] {
      var parts: [(codes: [String?], amount: Int64)] = [([], amount)]
      for share in shares {
        parts = parts.flatMap { codes, amount in
          share.split(amount).map { (codes + [$0.code], $0.part) }
        }
      }
      return parts
    }

    /// The same parts without their codes.
    func amounts(of amount: Int64) -> [Int64] {
      guard let share = shares.first else { return [amount] }
      return shares.count == 1
        ? share.split(amount).map(\.part) : parts(of: amount).map(\.amount)
    }
  }

  /// SQL over `t` (transactions), `a` (activities) and `f` (feeds).
  var columns: [String] = []
  var splits: [Split] = []
  var condition = "a.withdrawn = 0"
  var arguments = StatementArguments()

  /// The year of the transaction's date, else of its value date.
  static let yearSQL = "substr(coalesce(t.date, t.value_date), 1, 4)"

  /// What the portfolio counts as spend.
  static let countedSQL = """
    a.withdrawn = 0 AND t.type IN ('3', '4')
      AND a.id NOT IN (SELECT activity_id FROM activity_exclusions)
      AND t.id NOT IN (SELECT transaction_id FROM transaction_exclusions)
    """

  static let fromSQL = """
    FROM activities a
      CROSS JOIN transactions t ON t.activity_id = a.id
      JOIN feeds f ON f.id = a.feed_id
    WHERE t.withdrawn = 0 AND t.value IS NOT NULL
    """

  func forEach(in db: Database, _ body: (Line) throws -> Void) throws {
    try scan(in: db) { line in
      try body(line)
      return true
    }
  }

  /// Reads on as long as `body` says so.
  func scan(in db: Database, _ body: (Line) throws -> Bool) throws {
    // From one activity to the next, so that its shares are read once.
    let fixed = [
      "t.activity_id", "t.id", "t.currency", "t.value", "t.reporting_value",
      "coalesce(t.value_date, t.date)", "t.country", "t.region IS NOT NULL",
    ]
    let sql = """
      SELECT \((fixed + columns).joined(separator: ", "))
      \(TransactionParts.fromSQL) AND (\(condition))
      """
    let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    let places = fixed.count..<fixed.count + columns.count
    var activity: ActivityShares?
    var division = (number: 0, shares: [Shares]())
    while let row = try rows.next() {
      let id: Int64 = row[0]
      if !splits.isEmpty, activity?.id != id { activity = try ActivityShares(id, splits, in: db) }
      let shares = splits.compactMap { split in
        switch split {
        case .country: activity?.countries(own: row[6], isRegional: row[7])
        case .sector: activity?.sectors(of: row[1])
        }
      }
      if shares != division.shares { division = (division.number + 1, shares) }
      let line = Line(
        values: places.map { row[$0] }, currency: row[2], amount: row[3], reporting: row[4],
        date: row[5], shares: shares, division: division.number)
      guard try body(line) else { return }
    }
  }
}
