import CodeLists
import Kernel
import Pages
import Reference

extension ProgrammeReportHTML {
  /// The years of each currency, one group after another.
  func currencies(_ money: ReportedMoney) -> [[String: Any]] {
    var groups: [[ReportedMoney.Year]] = []
    for year in money.years {
      if let last = groups.last?.last, last.currency == year.currency,
        last.isConverted == year.isConverted
      {
        groups[groups.count - 1].append(year)
      } else {
        groups.append([year])
      }
    }
    return groups.map { years in
      [
        "heading": words[years[0].isConverted ? "converted" : "asStated", years[0].currency],
        "years": years.map { year -> [String: Any] in
          [
            "label": written.span(year.span),
            "isTotal": year.span == .all,
            "budget": total(year.budget, money),
            "spend": total(year.spend, money),
            "remaining": year.remaining.map {
              amount($0, year.currency, rounded: year.isConverted)
            } ?? "",
            "spent": year.spentPercentage.map { "\($0) %" } ?? "",
          ]
        },
      ]
    }
  }

  func total(_ total: ReportedMoney.Total, _ money: ReportedMoney) -> [String: Any] {
    let hasRows = !total.parts.isEmpty || !total.leftOut.isEmpty
    return [
      "amount": amount(total, money),
      "link": hasRows ? [total.id] : [],
      "currency": total.currency,
      "heading": words[total.isConverted ? "converted" : "asStated", total.currency],
      "measure": measure(total.measure),
      "count": words.count(total.parts.count, "rows"),
      "isConverted": total.isConverted,
    ]
  }

  func measure(_ measure: ReportedMoney.Measure) -> String {
    switch measure {
    case .budget: words["budget"]
    case .spend: words["spend"]
    case .type(let code): CodeList.transactionType.name(of: code) ?? code
    }
  }

  /// The total in figures, with a dagger where it lacks amounts.
  func amount(_ total: ReportedMoney.Total, _ money: ReportedMoney) -> String {
    let mark = money.isIncomplete(total) ? "† " : ""
    guard !mark.isEmpty, total.amount == .noData else {
      return mark
        + written.amount(
          total.amount, decimals: Currencies.decimals(of: total.currency),
          rounded: total.isConverted)
    }
    return mark + words[total.isConverted ? "notConverted" : "notStated"]
  }

  private func amount(
    _ value: ExactDecimal, _ currency: String?, rounded: Bool = false
  ) -> String {
    written.amount(value, decimals: Currencies.decimals(of: currency), rounded: rounded)
  }

  func entry(_ entry: ReportedMoney.Entry, _ money: ReportedMoney) -> [String: Any] {
    let isBudget = entry.until != nil || entry.number.hasPrefix("B")
    return [
      "number": entry.number,
      "ref": section(entry.ref),
      "date": isBudget ? written.period(entry.date, entry.until) : written.date(entry.date),
      "type": typeName(entry, isBudget: isBudget),
      "counterpart": counterpart(entry),
      "description": section(entry.description),
      "amount": entry.amount.map { amount($0, entry.currency) } ?? words["notStated"],
      "currency": entry.currency ?? (entry.amount == nil ? "" : words["notStated"]),
      "converted": converted(entry, money),
      "rate": entry.rate ?? "",
      "isLeftOut": entry.leftOut == .revised,
    ]
  }

  func counterpart(_ entry: ReportedMoney.Entry) -> String {
    entry.counterpart.value ?? written.absence(entry.counterpart)
  }

  func typeName(_ entry: ReportedMoney.Entry, isBudget: Bool) -> String {
    guard let type = entry.type else { return words["notStated"] }
    return isBudget
      ? words["budgetType.\(type)"] : CodeList.transactionType.name(of: type) ?? type
  }

  private func converted(_ entry: ReportedMoney.Entry, _ money: ReportedMoney) -> String {
    guard let currency = money.reportingCurrency else { return "" }
    return entry.converted.map { amount($0, currency, rounded: true) }
      ?? words[entry.gap == nil ? "noData" : "noRate"]
  }

  func rate(_ rate: ReportedMoney.UsedRate) -> [String: Any] {
    [
      "number": rate.number, "date": written.date(rate.date),
      "currencies": "\(rate.currency) → \(rate.target)", "description": rate.description,
    ]
  }

  /// The rule of a total, the rows that it adds, and those left out.
  func explanation(_ total: ReportedMoney.Total, _ money: ReportedMoney) -> [String: Any] {
    func row(_ number: String) -> [String: Any] {
      guard let entry = money.entry(number) else { return [:] }
      let value = total.isConverted ? entry.converted : entry.amount
      var row = self.entry(entry, money)
      row["id"] = String(entry.id)
      row["adds"] =
        value.map { amount($0, total.currency, rounded: total.isConverted) } ?? ""
      row["reason"] = reason(entry)
      return row
    }
    return [
      "id": total.id,
      "label": label(total),
      "amount": amount(total, money),
      "currency": total.currency,
      "sum": sum(total.parts),
      "rule": rule(total),
      "parts": total.parts.map(row),
      "hasParts": !total.parts.isEmpty,
      "leftOut": total.leftOut.map(row),
      "hasLeftOut": !total.leftOut.isEmpty,
    ]
  }

  func label(_ total: ReportedMoney.Total) -> String {
    let label = "\(measure(total.measure)), \(written.span(total.span).lowercasedFirst)"
    return total.isConverted ? words["labelConverted", label] : label
  }

  func rule(_ total: ReportedMoney.Total) -> String {
    let key =
      switch total.measure {
      case .budget: "rule.budget"
      case .spend: "rule.spend"
      case .type: "rule.type"
      }
    return words[key] + " "
      + words[total.isConverted ? "rule.converted" : "rule.stated", total.currency]
  }

  func reason(_ entry: ReportedMoney.Entry) -> String {
    entry.leftOut.map { words["reason.\($0.rawValue)"] } ?? words["reason.gap"]
  }

  /// `T2 + T5`; of many rows the first ones and their number.
  private func sum(_ parts: [String]) -> String {
    let limit = 12
    guard parts.count > limit else { return parts.joined(separator: " + ") }
    return parts.prefix(limit).joined(separator: " + ") + " + … ("
      + words.count(parts.count, "rows") + ")"
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
