import Disclosure
import GRDB
import Kernel

/// An entry behind what somebody bears of an account: its part, in its own currency.
public struct CoverageEntry: Encodable, Hashable, Sendable {
  /// Which cells of the grid are asked for.
  public struct Choice: Sendable, Hashable {
    public enum Bearer: Sendable, Hashable {
      case grant(String)
      case ownFunds
    }

    public let account: String
    public let currency: CurrencyCode
    /// Nil for all.
    public let bearer: Bearer?

    public init(account: String, currency: CurrencyCode, bearer: Bearer? = nil) {
      self.account = account
      self.currency = currency
      self.bearer = bearer
    }
  }

  public let entry: Int64
  /// `SOURCE#REFERENCE`.
  public let reference: String
  public let postedOn: CalendarDate
  public let valueOn: CalendarDate
  /// The whole entry.
  public let amount: DecimalString
  public let currency: CurrencyCode
  /// The grant's code; nil for the own funds.
  public let bearer: String?
  /// In per cent.
  public let weight: DecimalString
  /// What it adds to the cell.
  public let borne: DecimalString
}

extension CoverageEntry {
  /// In the order in which the ledger took them in. What grants bear that the audience may not see
  /// is counted and not there.
  ///
  /// - Parameters:
  ///   - first: nil for the ledger's first posting.
  ///   - limit: nil for all.
  /// - Throws: ``GrantFailure``
  public static func load(
    _ db: Database, _ choice: Choice, from first: CalendarDate? = nil, to last: CalendarDate,
    activity: String? = nil, offset: Int = 0, limit: Int? = nil, for audience: Audience
  ) throws -> (entries: [CoverageEntry], withheld: [Withheld]) {
    var seen = try SeenGrants(db, asOf: last, for: audience)
    let grants = try Dictionary(
      uniqueKeysWithValues: Row.fetchAll(db, sql: "SELECT id, code FROM grants")
        .map { ($0[0] as Int64, $0[1] as String) })
    var entries: [CoverageEntry] = []
    var (place, hidden) = (0, 0)
    try each(db, choice, from: first, to: last, activity) { row, shares in
      let weights = shares.map(\.weight)
      let parts = weights.count == 1 ? [row[5]] : Rounding.split(row[5], by: weights)
      for (share, part) in zip(shares, parts) {
        let code = share.grant.map { grants[$0] ?? "" }
        switch choice.bearer {
        case .grant(let wanted) where wanted != code: continue
        case .ownFunds where code != nil: continue
        default: break
        }
        if let code, seen.hidden.contains(code) {
          hidden += 1
          continue
        }
        if place >= offset, entries.count < limit ?? .max {
          entries.append(try CoverageEntry(row, choice.currency, code, share.weight, part))
        }
        place += 1
      }
    }
    seen.gate.withhold("ledger_shares", .sensitivity, count: hidden)
    return (entries, seen.gate.withheld.filter { $0.what == "ledger_shares" })
  }

  /// An entry's shares, laid end to end.
  private static func each(
    _ db: Database, _ choice: Choice, from first: CalendarDate?, to last: CalendarDate,
    _ activity: String?, _ body: (Row, [(grant: Int64?, weight: Int64)]) throws -> Void
  ) throws {
    var arguments: StatementArguments = [
      "begins": first?.description ?? "0000", "ends": last.description,
      "account": choice.account, "currency": choice.currency.description,
    ]
    if let activity { arguments += ["activity": activity] }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT e.id, e.source, e.reference, e.posted_on, e.value_on, e.amount, s.ends, s.grant_id
        FROM ledger_entries e JOIN ledger_shares s ON s.entry_id = e.id
        WHERE \(CoverageGrid.chosen(activity)) AND \(GrantSQL.stands("e"))
          AND e.account_id = (SELECT id FROM accounts WHERE code = :account)
          AND e.currency = :currency
        ORDER BY e.id, s.ends
        """, arguments: arguments)
    var shares: [(grant: Int64?, weight: Int64)] = []
    var begins: Int64 = 0
    while let row = try rows.next() {
      let ends: Int64 = row[6]
      shares.append((row[7], ends - begins))
      begins = ends
      guard ends == FixedDecimal.hundredPercent else { continue }
      try body(row, shares)
      shares.removeAll(keepingCapacity: true)
      begins = 0
    }
  }

  private init(
    _ row: Row, _ currency: CurrencyCode, _ bearer: String?, _ weight: Int64, _ part: Int64
  ) throws {
    guard let posted = CalendarDate(row[3] as String), let value = CalendarDate(row[4] as String)
    else { throw GrantFailure.damaged("ledger_entries #\(row[0] as Int64)") }
    func decimal(_ millionths: Int64) -> DecimalString {
      DecimalString(ExactDecimal(millionths: Int128(millionths)))
    }
    self.init(
      entry: row[0], reference: "\(row[1] as String)#\(row[2] as String)", postedOn: posted,
      valueOn: value, amount: decimal(row[5]), currency: currency, bearer: bearer,
      weight: decimal(weight), borne: decimal(part))
  }
}
