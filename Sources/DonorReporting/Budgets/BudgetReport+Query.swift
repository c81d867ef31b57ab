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
    let periods = try periods ?? grant.years(in: db)
    let map = try LineMap(grant, in: db)
    var report = BudgetReport(
      grant: grant, version: map.version, periods: periods, lines: map.lines(periods.count),
      unmapped: [], excluded: [], actual: periods.map { _ in .zero })
    let places = Dictionary(uniqueKeysWithValues: report.lines.enumerated().map { ($1.id, $0) })
    try GrantCost.each(of: grant, in: periods, db) { cost in
      guard let amount = cost.amount else {
        report.exclude(cost)
        return
      }
      let added = ExactDecimal(millionths: Int128(amount))
      report.actual[cost.period] = try report.actual[cost.period].adding(added)
      if let line = map.line(of: cost), let place = places[line] {
        let held = report.lines[place].actual[cost.period]
        report.lines[place].actual[cost.period] = try held.adding(added)
      } else {
        try report.addUnmapped(cost, account: map.account(cost.account), added)
      }
    }
    try report.rollUp()
    return report
  }

  /// One page of the costs behind an actual amount, and of what was left out of it.
  ///
  /// - Parameter line: nil for all costs; what is left out belongs to each of them.
  public static func parts(
    _ db: Database, grant code: String, line: String? = nil, periods: [ReportingPeriod],
    asOf day: CalendarDate? = nil, offset: Int = 0, limit: Int
  ) throws -> [Explanation.Part] {
    let grant = try Grant.load(db, code: code, asOf: day)
    let map = try LineMap(grant, in: db)
    let wanted = line.map { map.within($0) }
    var parts: [Explanation.Part] = []
    var place = 0
    try GrantCost.each(of: grant, in: periods, db) { cost in
      let id = map.line(of: cost)
      guard wanted.map({ wanted in id.map(wanted.contains) ?? false }) ?? true else { return }
      defer { place += 1 }
      guard place >= offset, parts.count < limit else { return }
      parts.append(
        Explanation.Part(
          record: RecordRef("ledger_entries", RecordID(rawValue: cost.entry)),
          label: try LineMap.label(of: cost.entry, in: db), date: cost.posted,
          original: cost.original,
          contribution: cost.amount.map { ExactDecimal(millionths: Int128($0)) },
          rate: cost.rate, exclusion: cost.exclusion?.words))
    }
    return parts
  }

  private mutating func exclude(_ cost: GrantCost) {
    let reason = cost.exclusion?.words ?? ""
    if let place = excluded.firstIndex(where: { $0.reason == reason }) {
      excluded[place].entries += 1
    } else {
      excluded.append(Excluded(reason: reason, entries: 1))
    }
  }

  private mutating func addUnmapped(
    _ cost: GrantCost, account: String, _ amount: ExactDecimal
  ) throws {
    let place =
      unmapped.firstIndex { $0.account == account && $0.line == cost.line } ?? unmapped.count
    if place == unmapped.count {
      unmapped.append(
        Unmapped(
          account: account, line: cost.line, entries: 0, actual: periods.map { _ in .zero }))
    }
    unmapped[place].entries += 1
    let held = unmapped[place].actual[cost.period]
    unmapped[place].actual[cost.period] = try held.adding(amount)
  }

  /// Adds what each line has to those that it is part of.
  private mutating func rollUp() throws {
    let places = Dictionary(uniqueKeysWithValues: lines.enumerated().map { ($1.code, $0) })
    let own = lines
    for line in own {
      var parent = line.parent
      while let code = parent, let place = places[code] {
        lines[place].budget = try lines[place].budget.adding(line.budget)
        for period in periods.indices {
          lines[place].actual[period] = try lines[place].actual[period].adding(line.actual[period])
        }
        parent = lines[place].parent
      }
    }
  }
}
