import GRDB
import Kernel

extension BudgetReport {
  /// - Parameters:
  ///   - grant: the grant's code.
  ///   - periods: by the day of posting; nil for the donor's years from the first eligible day to
  ///     the last, or to the last posting.
  ///   - day: the amendments agreed until then count; nil for all.
  /// - Throws: ``GrantFailure``, `ArithmeticFailure`
  public static func load(
    _ db: Database, grant code: String, periods: [ReportingPeriod]? = nil,
    asOf day: CalendarDate? = nil
  ) throws -> BudgetReport {
    let grant = try Grant.load(db, code: code, asOf: day)
    let books = try GrantBooks.load(db, grant, periods: periods ?? grant.years(in: db))
    guard books.version != nil else { throw GrantFailure.noBudget(code) }
    return try BudgetReport(books) { take in
      try books.eachCost(db) { entry, cost, _ in try take(entry, cost) }
    }
  }

  /// Of the costs that come, one after another.
  init(
    _ books: GrantBooks, costs: ((LedgerEntry, EntryCost) throws -> Void) throws -> Void
  ) throws {
    self.init(books)
    try costs { try add($0, $1) }
    try settle()
  }

  /// One page of the costs behind an actual amount that the grant bears, and of what was left out
  /// of it.
  ///
  /// - Parameter line: nil for all costs; what is left out belongs to each of them.
  public static func parts(
    _ db: Database, grant code: String, line: String? = nil, periods: [ReportingPeriod],
    asOf day: CalendarDate? = nil, offset: Int = 0, limit: Int
  ) throws -> [Explanation.Part] {
    let grant = try Grant.load(db, code: code, asOf: day)
    let books = try GrantBooks.load(db, grant, periods: periods)
    let wanted = line.map { books.within($0) }
    var parts: [Explanation.Part] = []
    var place = 0
    try books.eachCost(db) { entry, cost, rate in
      let own = cost.parts.filter { $0.bearer == code }
      let told: [ExactDecimal?] =
        cost.exclusion == nil
        ? own.filter { part in
          wanted.map { wanted in part.line.map(wanted.contains) ?? false } ?? true
        }.map(\.amount)
        : entry.shares.contains { $0.bearer == code } ? [nil] : []
      for amount in told {
        defer { place += 1 }
        guard place >= offset, parts.count < limit else { continue }
        parts.append(
          Explanation.Part(
            record: RecordRef("ledger_entries", RecordID(rawValue: entry.id)),
            label: entry.label, date: entry.posted,
            original: Money(entry.amount, entry.currency), contribution: amount,
            rate: rate?.description, exclusion: cost.exclusion?.words))
      }
    }
    return parts
  }
}

extension LedgerEntry {
  /// Source, reference and what for.
  var label: String { "\(source) \(reference)\(description.map { ": \($0)" } ?? "")" }
}

extension GrantBooks {
  /// A line with all that is part of it.
  func within(_ code: String) -> Set<String> {
    var codes: Set = [code]
    var count = 0
    while codes.count > count {
      count = codes.count
      for line in lines where line.parent.map(codes.contains) == true { codes.insert(line.code) }
    }
    return codes
  }
}
