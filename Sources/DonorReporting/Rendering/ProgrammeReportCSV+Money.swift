import Kernel
import Pages

extension ProgrammeReportCSV {
  var totals: [Line] { report.money.totals.map { line($0, section: "total", report.money) } }

  var entries: [Line] {
    report.money.budgets.map { line($0, section: "budget", isBudget: true) }
      + report.money.transactions.map { line($0, section: "transaction", isBudget: false) }
  }

  private func line(
    _ total: ReportedMoney.Total, section: String, _ money: ReportedMoney
  ) -> Line {
    var line = Line(section: section, item: total.id, text: page.label(total))
    line.amount = total.amount.value?.description ?? page.amount(total, money)
    line.currency = total.currency
    line.note = total.leftOut.compactMap(money.entry)
      .map { "\($0.number): \(page.reason($0))" }.joined(separator: "; ")
    line.rule = page.rule(total)
    line.rows = total.parts.compactMap(money.entry)
      .map { "\($0.number)=\($0.id)" }.joined(separator: " ")
    return line
  }

  private func line(_ entry: ReportedMoney.Entry, section: String, isBudget: Bool) -> Line {
    var line = Line(section: section, item: entry.number)
    line.text = page.typeName(entry, isBudget: isBudget)
    line.counterpart = isBudget ? nil : page.counterpart(entry)
    line.from = entry.date
    line.to = entry.until
    line.amount = entry.amount?.description ?? words["notStated"]
    line.currency = entry.currency
    line.reportingAmount = entry.converted?.description
    line.reportingCurrency = entry.converted == nil ? nil : report.money.reportingCurrency
    if entry.gap != nil { line.reportingAmount = words["noRate"] }
    line.rate = entry.rate
    line.note = entry.description
    line.rule = entry.leftOut.map { words["reason.\($0.rawValue)"] }
    line.rows = [String(entry.id), entry.ref].compactMap { $0 }.joined(separator: " ")
    return line
  }

  /// A child's identity, then what it adds up to in all years.
  var children: [Line] {
    var lines: [Line] = []
    for child in report.children {
      let activity = child.activity
      lines.append(
        Line(
          section: "child", item: activity.identifier, text: activity.title,
          from: activity.start, to: activity.end, note: activity.status))
      for year in child.money.years where year.span == .all {
        for total in [year.budget, year.spend] {
          var line = line(total, section: "child", child.money)
          line.item = activity.identifier
          line.rows = nil
          lines.append(line)
        }
      }
    }
    return lines
  }

  var rates: [Line] {
    report.money.rates.map {
      Line(
        section: "rate", item: $0.number, text: $0.description, from: $0.date,
        currency: $0.currency, reportingCurrency: $0.target, note: $0.source)
    }
  }
}
