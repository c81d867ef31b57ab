import Kernel

extension BudgetReport {
  /// Without any cost yet.
  init(_ books: GrantBooks) {
    self.books = books
    let nothing = Array(repeating: SharedAmount.zero, count: books.periods.count)
    let parents = Dictionary(uniqueKeysWithValues: books.lines.map { ($0.code, $0.parent) })
    func depth(_ line: BudgetLine) -> Int {
      var depth = 0
      var parent = line.parent
      while let code = parent, depth < books.lines.count {
        depth += 1
        parent = parents[code] ?? nil
      }
      return depth
    }
    lines = books.lines.map { line in
      Line(
        line: line, depth: depth(line), budget: SharedAmount(line.amount, line.grantAmount),
        years: Dictionary(
          uniqueKeysWithValues: line.years.map {
            ($0.year, SharedAmount($0.amount, $0.grantAmount))
          }),
        actual: nothing)
    }
    unmapped = []
    excluded = []
    bearers = [Bearer(grant: books.grant.code, actual: nothing.map(\.grant))]
    places = Dictionary(uniqueKeysWithValues: lines.enumerated().map { ($1.code, $0) })
  }

  /// Takes in an entry.
  mutating func add(_ entry: LedgerEntry, _ cost: EntryCost) throws {
    if let exclusion = cost.exclusion { return exclude(entry, exclusion.words) }
    for (number, part) in cost.parts.enumerated() {
      let amount = SharedAmount(
        whole: part.amount, grant: part.bearer == grant.code ? part.amount : .zero)
      if let place = part.line.flatMap({ places[$0] }) {
        lines[place].actual[cost.period] = try lines[place].actual[cost.period].adding(amount)
      } else {
        let isFirst = !cost.parts.prefix(number).contains {
          $0.line == nil && $0.unknownLine == part.unknownLine
        }
        try addUnmapped(entry, part.unknownLine, amount, cost.period, counts: isFirst)
      }
      try addBorne(part, cost.period)
    }
  }

  /// Computes what follows from the costs: indirect costs by their rate, and lines with parts.
  mutating func settle() throws {
    let code = grant.code
    bearers.sort { ($0.rank(code), $0.grant ?? "") < ($1.rank(code), $1.grant ?? "") }
    unmapped.sort { ($0.account, $0.line ?? "") < ($1.account, $1.line ?? "") }
    excluded.sort { $0.reason < $1.reason }
    try addIndirect()
    let own = lines
    for line in own {
      var parent = line.parent
      while let code = parent, let place = places[code] {
        lines[place].budget = try lines[place].budget.adding(line.budget)
        for (year, amount) in line.years {
          lines[place].years[year] = try lines[place].years[year, default: .zero].adding(amount)
        }
        for period in periods.indices {
          lines[place].actual[period] = try lines[place].actual[period].adding(line.actual[period])
        }
        parent = lines[place].parent
      }
    }
  }

  /// Indirect costs of each period are a rate of its direct ones, so that the claims of a year
  /// add up to it.
  private mutating func addIndirect() throws {
    guard let rate = grant.indirectRate,
      let place = lines.firstIndex(where: { $0.line.kind == .indirect && !$0.hasParts })
    else { return }
    let direct = lines.filter { $0.line.kind == .direct && !$0.hasParts }
    for period in periods.indices {
      let base = try direct.map { $0.actual[period] }.sum()
      lines[place].actual[period] = SharedAmount(
        whole: try books.rounded(base.whole, perCent: rate),
        grant: try books.rounded(base.grant, perCent: rate))
    }
  }

  private mutating func exclude(_ entry: LedgerEntry, _ reason: String) {
    let place = excluded.firstIndex { $0.reason == reason } ?? excluded.count
    if place == excluded.count { excluded.append(Excluded(reason: reason, entries: 0, first: [])) }
    excluded[place].entries += 1
    if excluded[place].first.count < 10 {
      excluded[place].first.append("\(entry.source)#\(entry.reference)")
    }
  }

  /// - Parameter counts: whether no other part of the entry stands there already.
  private mutating func addUnmapped(
    _ entry: LedgerEntry, _ line: String?, _ amount: SharedAmount, _ period: Int, counts: Bool
  ) throws {
    let place =
      unmapped.firstIndex { $0.account == entry.account && $0.line == line } ?? unmapped.count
    if place == unmapped.count {
      unmapped.append(
        Unmapped(
          account: entry.account, line: line, entries: 0,
          actual: Array(repeating: .zero, count: periods.count)))
    }
    if counts { unmapped[place].entries += 1 }
    unmapped[place].actual[period] = try unmapped[place].actual[period].adding(amount)
  }

  private mutating func addBorne(_ part: EntryCost.Part, _ period: Int) throws {
    let place = bearers.firstIndex { $0.grant == part.bearer } ?? bearers.count
    if place == bearers.count {
      bearers.append(
        Bearer(grant: part.bearer, actual: Array(repeating: .zero, count: periods.count)))
    }
    bearers[place].actual[period] = try bearers[place].actual[period].adding(part.amount)
  }
}

extension BudgetReport.Bearer {
  fileprivate func rank(_ own: String) -> Int { grant == own ? 0 : grant == nil ? 2 : 1 }
}

extension SharedAmount {
  fileprivate init(_ whole: FixedDecimal?, _ grant: FixedDecimal?) {
    self.init(
      whole: ExactDecimal(millionths: Int128(whole?.millionths ?? 0)),
      grant: ExactDecimal(millionths: Int128(grant?.millionths ?? 0)))
  }
}

extension GrantBooks {
  /// A rate of an amount, half to even at the currency's smallest unit.
  func rounded(_ amount: ExactDecimal, perCent rate: FixedDecimal) throws -> ExactDecimal {
    let (product, overflow) = amount.millionths.multipliedReportingOverflow(
      by: Int128(rate.millionths))
    guard !overflow else { throw ArithmeticFailure.overflow("indirect costs") }
    let units = Rounding.halfEven(
      product, dividedBy: 100 * Int128(FixedDecimal.scale) * unit)
    return ExactDecimal(millionths: units * unit)
  }
}
