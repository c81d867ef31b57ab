import GRDB
import Kernel
import Reference

/// What a grant's costs are held against: its terms, its periods, and the lines of its approved
/// budget with the accounts that stand under them.
public struct GrantBooks: Sendable, Hashable, Codable {
  public let grant: Grant
  /// Of the approved budget; nil where none is approved.
  public let version: Int?
  public let periods: [ReportingPeriod]
  /// In the order of their codes.
  public let lines: [BudgetLine]
  /// The line of each account.
  let mappings: [String: String]
  /// The revision that last mapped each account.
  let mappingRevisions: [String: Int64]
  /// Whether what is owed and not paid yet counts.
  let takesAccruals: Bool

  /// The lines under which costs can stand: those without parts, and where the agreement pays
  /// indirect costs by a rate, none of that kind.
  let costLines: Set<String>
  let indirectLines: Set<String>
  /// The smallest unit of the grant's currency, in millionths.
  let unit: Int128

  private enum CodingKeys: String, CodingKey {
    case grant, version, periods, lines, mappings, mappingRevisions, takesAccruals
  }

  init(
    grant: Grant, version: Int?, periods: [ReportingPeriod], lines: [BudgetLine],
    mappings: [String: String], mappingRevisions: [String: Int64], takesAccruals: Bool
  ) {
    self.grant = grant
    self.version = version
    self.periods = periods
    self.lines = lines
    self.mappings = mappings
    self.mappingRevisions = mappingRevisions
    self.takesAccruals = takesAccruals
    let leaves = lines.filter { $0.amount != nil }
    indirectLines = Set(leaves.filter { $0.kind == .indirect }.map(\.code))
    let paidByRate = grant.indirectRate == nil ? [] : indirectLines
    costLines = Set(leaves.map(\.code)).subtracting(paidByRate)
    unit = (0..<(6 - GrantBooks.decimals(grant.currency))).reduce(1) { unit, _ in unit * 10 }
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      grant: try values.decode(Grant.self, forKey: .grant),
      version: try values.decodeIfPresent(Int.self, forKey: .version),
      periods: try values.decode([ReportingPeriod].self, forKey: .periods),
      lines: try values.decode([BudgetLine].self, forKey: .lines),
      mappings: try values.decode([String: String].self, forKey: .mappings),
      mappingRevisions: try values.decode([String: Int64].self, forKey: .mappingRevisions),
      takesAccruals: try values.decode(Bool.self, forKey: .takesAccruals))
  }

  /// How many decimals a currency is reported with.
  static func decimals(_ currency: CurrencyCode) -> Int {
    Currencies.decimals(of: currency)
  }
}

extension GrantBooks {
  /// - Parameters:
  ///   - periods: in the order of time.
  ///   - takesAccruals: whether what is owed and not paid yet counts.
  /// - Throws: ``GrantFailure``
  static func load(
    _ db: Database, _ grant: Grant, periods: [ReportingPeriod], takesAccruals: Bool = true
  ) throws -> GrantBooks {
    let budget = try Row.fetchOne(
      db, sql: "SELECT id, version FROM grant_budgets WHERE grant_id = ? AND status = 'approved'",
      arguments: [grant.id])
    let mappings = try Row.fetchAll(
      db,
      sql: """
        SELECT a.code, l.code, m.revision_id
        FROM account_mappings m JOIN accounts a ON a.id = m.account_id
          JOIN budget_lines l ON l.id = m.line_id
        WHERE m.budget_id = ?
        """, arguments: [budget?[0] as Int64?])
    return GrantBooks(
      grant: grant, version: budget?[1], periods: periods,
      lines: try budget.map { try BudgetLine.all(of: $0[0], in: db) } ?? [],
      mappings: Dictionary(uniqueKeysWithValues: mappings.map { ($0[0], $0[1]) }),
      mappingRevisions: Dictionary(uniqueKeysWithValues: mappings.map { ($0[0], $0[2]) }),
      takesAccruals: takesAccruals)
  }

  /// Gives the entries of the action posted in the periods, each with its rate.
  ///
  /// - Parameter withCorrections: whether a correction posted after the last period counts as
  ///   posted on the day of what it corrects.
  func eachEntry(
    _ db: Database, _ rates: GrantRates, withCorrections: Bool = false,
    _ body: (LedgerEntry) throws -> Void
  ) throws {
    guard let first = periods.first?.begins, let last = periods.last?.ends else { return }
    let end = withCorrections ? CalendarDate(year: 9999, month: 12, day: 31) ?? last : last
    try LedgerEntry.each(of: grant, from: first, to: end, db) { entry in
      var entry = entry
      if entry.posted > last, entry.corrects != nil,
        let day = try entry.dayOfCorrected(until: last, in: db)
      {
        entry.posted = day
      }
      guard let period = periods.first(where: { $0.contains(entry.posted) }) else { return }
      // What is left out needs no rate, and lacks none.
      guard leftOut(entry) == nil else { return try body(entry) }
      switch try rates.reference(entry.currency, on: entry.value, in: period) {
      case .none: break
      case .number(let number): entry.rate = number
      case .missing(let why): entry.gap = why
      }
      try body(entry)
    }
  }

  /// Gives the entries with what they cost, one after another.
  func eachCost(_ db: Database, _ body: (LedgerEntry, EntryCost, UsedRate?) throws -> Void) throws {
    let rates = try GrantRates(grant, in: db)
    try eachEntry(db, rates) { entry in
      guard let cost = try cost(of: entry, rates.used) else { return }
      try body(entry, cost, entry.rate.map { rates.used[$0 - 1] })
    }
  }
}
