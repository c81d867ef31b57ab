import Kernel

extension ProgrammeReport {
  /// What is missing, how amounts were counted, and which rates were not there.
  func ownNotes() -> [ReportNote] {
    missingNotes() + countingNotes() + rateNotes()
  }

  private func missingNotes() -> [ReportNote] {
    let absent: [(Bool, String)] = [
      (programme.title == nil, "no-title"),
      (programme.descriptions.isEmpty, "no-description"),
      (programme.status == nil, "no-status"),
      (programme.start == nil, "no-start"),
      (programme.end == nil, "no-end"),
      (programme.countries.isEmpty && programme.regions.isEmpty, "no-country"),
      (programme.sectors.isEmpty, "no-sector"),
      (programme.markers.isEmpty, "no-marker"),
      (money.budgets.isEmpty, "no-budget"),
      (money.entries(of: .spend).isEmpty, "no-spend"),
      (results.isEmpty, "no-results"),
      (programme.isWithdrawn, "withdrawn"),
    ]
    var notes = absent.filter(\.0).map { ReportNote(.missing, $0.1) }
    for (key, shares) in [
      ("countries-share", programme.countries + programme.regions),
      ("sectors-share", programme.sectors),
    ] {
      if let sum = sumOfShares(shares), sum != ExactDecimal(millionths: 100_000_000) {
        notes.append(ReportNote(.missing, key, sum.description))
      }
    }
    let lines = results.flatMap(\.indicators).flatMap(\.lines).filter { $0.start != nil }
    let open = lines.filter { $0.actual == nil }.count
    if open > 0 { notes.append(ReportNote(.missing, "no-actual", String(open))) }
    for (key, reason) in [
      ("no-amount", ReportedMoney.Reason.amountNotStated),
      ("no-currency", .currencyNotStated),
    ] {
      let numbers = (money.budgets + money.transactions)
        .filter { $0.leftOut == reason }.map(\.number)
      if !numbers.isEmpty {
        notes.append(ReportNote(.missing, key, numbers.joined(separator: ", ")))
      }
    }
    let undated = money.transactions.filter { $0.year == nil }.map(\.number)
    if !undated.isEmpty {
      notes.append(ReportNote(.missing, "no-year", undated.joined(separator: ", ")))
    }
    return notes
  }

  /// Nil where no share is stated, which is usual for a single entry.
  private func sumOfShares(_ shares: [ReportedActivity.Share]) -> ExactDecimal? {
    let stated = shares.compactMap { $0.percentage.flatMap { FixedDecimal(exactly: $0) } }
    guard !stated.isEmpty else { return nil }
    return ExactDecimal(millionths: stated.reduce(Int128(0)) { $0 + Int128($1.millionths) })
  }

  private func countingNotes() -> [ReportNote] {
    var notes: [ReportNote] = []
    for budget in money.budgets where budget.leftOut == .revised {
      notes.append(ReportNote(.counting, "revised", budget.number))
    }
    for budget in money.budgets where budget.crossesYears {
      notes.append(
        ReportNote(
          .counting, "budget-crosses-years", budget.number, budget.date ?? "",
          budget.until ?? "", budget.year.map(String.init) ?? ""))
    }
    for entry in money.transactions {
      guard let valueDate = entry.valueDate, let year = CalendarDate(valueDate)?.year,
        let counted = entry.year, counted != year
      else { continue }
      notes.append(
        ReportNote(
          .counting, "value-date-year", entry.number, String(counted), valueDate))
    }
    if !children.isEmpty {
      notes.append(ReportNote(.counting, "children-apart", String(children.count)))
    }
    return notes
  }

  private func rateNotes() -> [ReportNote] {
    guard let target = money.reportingCurrency else {
      return [ReportNote(.rates, "no-reporting-currency")]
    }
    var notes: [ReportNote] = []
    var seen: Set<ReportedMoney.Gap> = []
    let entries = money.budgets + money.transactions
    for gap in entries.compactMap(\.gap) where seen.insert(gap).inserted {
      let numbers = entries.filter { $0.gap == gap }.map(\.number).joined(separator: ", ")
      notes.append(
        ReportNote(
          .rates, "gap.\(gap.reason.rawValue)", gap.currency, gap.date ?? "",
          money.rateSource ?? "", target, numbers))
    }
    for child in children {
      let own = child.money.budgets + child.money.transactions
      for currency in Set(own.compactMap(\.gap?.currency)).sorted() {
        let dates = Set(own.compactMap(\.gap).filter { $0.currency == currency }.map(\.date))
          .compactMap { $0 }.sorted()
        notes.append(
          ReportNote(
            .rates, "child-gap", child.activity.identifier, currency,
            money.rateSource ?? "–", dates.joined(separator: ", ")))
      }
    }
    for rate in money.rates where rate.age > 0 {
      notes.append(
        ReportNote(.rates, "older-rate", rate.number, rate.date, String(rate.age)))
    }
    return notes
  }
}

extension ReportedMoney.Entry {
  fileprivate var crossesYears: Bool {
    guard let start = date.flatMap({ CalendarDate($0) })?.year,
      let end = until.flatMap({ CalendarDate($0) })?.year
    else { return false }
    return start != end
  }
}
