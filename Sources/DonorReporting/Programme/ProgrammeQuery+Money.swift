import CodeLists
import Disclosure
import GRDB
import Kernel
import Reference

extension ProgrammeQuery {
  /// The budgets and transactions of an activity and their totals.
  mutating func money(_ id: Int64) throws -> ReportedMoney {
    var money = ReportedMoney(
      reportingCurrency: settings.currency?.description, rateSource: settings.rateSource,
      budgets: [], transactions: [], totals: [], years: [], rates: [])
    try addBudgets(of: id, to: &money)
    try addTransactions(of: id, to: &money)
    try money.addUp()
    return money
  }

  private func addBudgets(of id: Int64, to money: inout ReportedMoney) throws {
    let rows = try rows(
      """
      SELECT id, type, period_start, period_end, currency, value_date, value,
        type = '1' AND EXISTS (
          SELECT 1 FROM budgets r
          WHERE r.activity_id = b.activity_id AND r.withdrawn = 0 AND r.type = '2'
            AND r.period_start IS b.period_start AND r.period_end IS b.period_end) AS revised
      FROM budgets b WHERE activity_id = ? AND withdrawn = 0
      ORDER BY period_start IS NULL, period_start, period_end, type, ordinal
      """, id)
    for row in rows {
      var entry = ReportedMoney.Entry(
        number: "B\(money.budgets.count + 1)", id: row["id"], type: row["type"],
        date: row["period_start"], until: row["period_end"],
        year: year(row["period_start"] ?? row["value_date"]), counterpart: .notApplicable,
        amount: amount(row["value"]), currency: row["currency"], valueDate: row["value_date"])
      entry.leftOut = row["revised"] ? .revised : entry.incompleteness
      try convert(&entry, millionths: row["value"], into: &money)
      money.budgets.append(entry)
    }
  }

  private mutating func addTransactions(of id: Int64, to money: inout ReportedMoney) throws {
    let rows = try rows(
      """
      SELECT id, ref, type, date, currency, value_date, value, description, provider_ref,
        provider_name, receiver_ref, receiver_name, reporting_value, conversion_id
      FROM transactions WHERE activity_id = ? AND withdrawn = 0
      ORDER BY date IS NULL, date, ordinal
      """, id)
    for row in rows {
      var entry = ReportedMoney.Entry(
        number: "T\(money.transactions.count + 1)", id: row["id"], ref: row["ref"],
        type: row["type"], date: row["date"],
        year: year(row["date"] ?? row["value_date"]), counterpart: counterpart(row),
        description: row["description"], amount: amount(row["value"]),
        currency: row["currency"], valueDate: row["value_date"])
      entry.leftOut = entry.incompleteness
      if let converted = amount(row["reporting_value"]) {
        entry.converted = converted
        entry.rate = try (row["conversion_id"] as Int64?).flatMap { id in
          try storedRate(id).map { money.number(of: $0) }
        }
      } else if let gap = try gap(entry, millionths: row["value"]) {
        entry.gap = gap
      }
      money.transactions.append(entry)
    }
  }

  /// The other side: who provides what comes in, who receives what goes out.
  private mutating func counterpart(_ row: Row) -> Known<String> {
    let type: String? = row["type"]
    let side = ["1", "11", "13"].contains(type) ? "provider" : "receiver"
    let (ref, name): (String?, String?) = (row["\(side)_ref"], row["\(side)_name"])
    guard let shown = name ?? ref else { return .notStated }
    return gate.known(.value(shown), of: "organisations", sensitivity(ofOrganisation: ref, name))
  }

  private func amount(_ millionths: Int64?) -> ExactDecimal? {
    millionths.map { ExactDecimal(millionths: Int128($0)) }
  }

  private func year(_ date: String?) -> Int? {
    date.flatMap { CalendarDate($0) }?.year
  }

  /// A budget is converted when it is shown; what the store holds of budgets
  /// is their own currency.
  private func convert(
    _ entry: inout ReportedMoney.Entry, millionths: Int64?, into money: inout ReportedMoney
  ) throws {
    guard let question = conversionQuestion(entry, millionths) else { return }
    if question.from == question.to {
      entry.converted = entry.amount
      return
    }
    if let gap = try gap(entry, millionths: millionths), gap.reason != .notRefreshed {
      entry.gap = gap
      return
    }
    guard let converter, let date = question.date,
      case .converted(let converted, let route) = try converter.convert(
        millionths: question.millionths, from: question.from, to: question.to, on: date)
    else { return }
    entry.converted = amount(converted)
    entry.rate = money.number(
      of: ReportedMoney.UsedRate(
        number: "", currency: route.from.description, target: route.to.description,
        date: route.date.description, source: route.source, description: route.description,
        age: max(route.legFrom.age, route.legTo.age)))
  }

  private struct ConversionQuestion {
    let millionths: Int64
    let from: CurrencyCode
    let to: CurrencyCode
    let date: CalendarDate?
  }

  private func conversionQuestion(
    _ entry: ReportedMoney.Entry, _ millionths: Int64?
  ) -> ConversionQuestion? {
    guard let millionths, let to = settings.currency,
      let from = entry.currency.flatMap({ CurrencyCode($0) })
    else { return nil }
    return ConversionQuestion(
      millionths: millionths, from: from, to: to,
      date: (entry.valueDate ?? entry.date).flatMap { CalendarDate($0) })
  }

  /// Why the store has no converted amount, where one could be expected.
  private func gap(
    _ entry: ReportedMoney.Entry, millionths: Int64?
  ) throws -> ReportedMoney.Gap? {
    guard let question = conversionQuestion(entry, millionths) else { return nil }
    func gap(_ reason: ReportedMoney.Gap.Reason, _ currency: CurrencyCode? = nil)
      -> ReportedMoney.Gap
    {
      ReportedMoney.Gap(
        currency: (currency ?? question.from).description, date: question.date?.description,
        reason: reason)
    }
    guard let converter else { return gap(.noSource) }
    guard let date = question.date else { return gap(.incompleteDate) }
    do {
      switch try converter.convert(
        millionths: question.millionths, from: question.from, to: question.to, on: date)
      {
      case .converted: return gap(.notRefreshed)
      case .missing(let missing):
        let reason = ReportedMoney.Gap.Reason(rawValue: missing.reason.rawValue)
        return gap(reason ?? .noRate, missing.currency)
      }
    } catch is ArithmeticFailure {
      return gap(.outOfRange)
    }
  }

  /// The rate that a stored conversion used.
  private func storedRate(_ id: Int64) throws -> ReportedMoney.UsedRate? {
    guard let row = try rows("SELECT * FROM conversions WHERE id = ?", id).first else {
      return nil
    }
    let legs = try ["from", "to"].flatMap { side -> [String] in
      let age: Int = row["age_\(side)"]
      let late = age == 0 ? "" : age == 1 ? ", 1 day old" : ", \(age) days old"
      let rate = try (row["leg_\(side)"] as Int64?).flatMap { try ExchangeRate.find($0, in: db) }
      let fixed: String = row["fixed_\(side)"]
      return [rate.map { "\($0)\(late)" }, fixed.isEmpty ? nil : fixed].compactMap { $0 }
    }
    let ages: [Int] = [row["age_from"], row["age_to"]]
    return ReportedMoney.UsedRate(
      number: "", currency: row["currency"], target: row["target"], date: row["on_date"],
      source: row["source"], description: legs.joined(separator: "; "), age: ages.max() ?? 0)
  }
}

extension ReportedMoney {
  /// The number of a rate, which is listed at its first use.
  fileprivate mutating func number(of rate: UsedRate) -> String {
    let found = rates.first {
      ($0.currency, $0.target, $0.date, $0.source)
        == (rate.currency, rate.target, rate.date, rate.source)
    }
    if let found { return found.number }
    var rate = rate
    rate.number = "R\(rates.count + 1)"
    rates.append(rate)
    return rate.number
  }
}

extension ReportedMoney.Entry {
  /// What keeps an amount from being added to others.
  fileprivate var incompleteness: ReportedMoney.Reason? {
    if amount == nil { return .amountNotStated }
    return currency == nil ? .currencyNotStated : nil
  }
}
