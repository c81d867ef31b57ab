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
