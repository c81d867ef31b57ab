import GRDB
import Kernel

/// What one share of a ledger entry costs a grant.
struct GrantCost {
  let entry: Int64
  let posted: CalendarDate
  /// The whole entry, in its own currency.
  let original: Money
  let account: Int64
  /// The line that the share itself names.
  let line: String?
  /// Which of the periods asked for.
  let period: Int
  /// The share, in millionths of the grant's currency; nil where it is left out.
  let amount: Int64?
  let rate: String?
  /// Why it is left out.
  let exclusion: Exclusion?

  enum Exclusion: Hashable {
    case outsideEligibility
    case noRate(String)

    var words: String {
      switch self {
      case .outsideEligibility: "The value date is outside the eligible period."
      case .noRate(let why): why
      }
    }
  }

  /// Gives each cost of a grant in the order of the entries, those posted in one of the periods.
  ///
  /// An entry is converted whole, on its value date, and then split by its shares, the largest
  /// remainders first, so that the shares add up to what the entry is worth.
  static func each(
    of grant: Grant, in periods: [ReportingPeriod], _ db: Database,
    _ body: (GrantCost) throws -> Void
  ) throws {
    guard let first = periods.map(\.begins).min(), let last = periods.map(\.ends).max() else {
      return
    }
    let rates = try GrantRates(grant, in: db)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT e.id, e.posted_on, e.value_on, e.amount, e.currency, e.account_id, s.grant_id,
          s.line, s.ends - coalesce(s.begins, 0)
        FROM ledger_entries e JOIN ledger_shares s ON s.entry_id = e.id
        WHERE e.id IN (SELECT entry_id FROM ledger_shares WHERE grant_id = ?)
          AND e.posted_on BETWEEN ? AND ? AND \(GrantSQL.stands("e"))
        ORDER BY e.id, s.ends
        """, arguments: [grant.id, first.description, last.description])
    var shares: [Share] = []
    var entry: Entry?
    while let row = try rows.next() {
      if entry?.id != row[0] as Int64 {
        try entry?.split(shares, of: grant, in: periods, rates, body)
        entry = try Entry(row)
        shares = []
      }
      shares.append(Share(grant: row[6], line: row[7], weight: row[8]))
    }
    try entry?.split(shares, of: grant, in: periods, rates, body)
  }

  private struct Share {
    let grant: Int64?
    let line: String?
    let weight: Int64
  }

  private struct Entry {
    let id: Int64
    let posted: CalendarDate
    let value: CalendarDate
    let original: Money
    let account: Int64

    init(_ row: Row) throws {
      id = row[0]
      guard let posted = CalendarDate(row[1] as String), let value = CalendarDate(row[2] as String),
        let currency = CurrencyCode(row[4] as String)
      else { throw GrantFailure.damaged("ledger_entries #\(id)") }
      self.posted = posted
      self.value = value
      original = Money(FixedDecimal(millionths: row[3]), currency)
      account = row[5]
    }

    func split(
      _ shares: [Share], of grant: Grant, in periods: [ReportingPeriod], _ rates: GrantRates,
      _ body: (GrantCost) throws -> Void
    ) throws {
      guard let period = periods.firstIndex(where: { $0.contains(posted) }) else { return }
      var amounts: [Int64]?
      var words: String?
      var exclusion: Exclusion?
      if value < grant.eligibleFrom || value > grant.eligibleTo {
        exclusion = .outsideEligibility
      } else {
        switch try rates.answer(original.currency, on: value, in: periods[period]) {
        case .missing(let why):
          exclusion = .noRate(why)
        case .rate(let rate):
          words = rate.description
          amounts = Rounding.split(
            try rate.apply(to: original.amount.millionths), by: shares.map(\.weight))
        }
      }
      for (place, share) in shares.enumerated() where share.grant == grant.id {
        try body(
          GrantCost(
            entry: id, posted: posted, original: original, account: account, line: share.line,
            period: period, amount: amounts?[place], rate: words, exclusion: exclusion))
      }
    }
  }
}
