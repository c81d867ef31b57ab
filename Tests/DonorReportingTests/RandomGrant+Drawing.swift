import Kernel
import Reference
import TestSupport

@testable import DonorReporting

extension RandomGrant {
  /// The same seed draws the same grant; the seeds go round the exchange policies.
  init(seed: UInt64) {
    var draw = Draw(SeededGenerator(seed: seed))
    let currencies = Array(draw.shuffled(["EUR", "GBP", "KES", "UGX", "TND"]).prefix(3))
    let code = "G\(seed)"
    let from = draw.one(["2023-04-01", "2024-01-01", "2024-02-15", "2023-11-30"])
    let policies = ExchangePolicy.allCases
    let year = draw.one([(1, 1), (4, 1), (4, 1), (7, 16)])
    self.init(
      seed: seed, code: code, title: "Illustrative grant \(seed)",
      donor: "Illustrative donor \(seed)",
      donorIdentifier: draw.maybe("XM-EXAMPLE-D\(seed)"), agreement: draw.maybe("AG/\(seed)"),
      currency: currencies[0], currencies: currencies,
      amount: draw.cents(10_000_000...90_000_000),
      from: from, to: draw.day(after: from, 500...800), yearMonth: year.0, yearDay: year.1,
      policy: policies[Int(seed % UInt64(policies.count))].rawValue, source: "R\(seed)",
      threshold: draw.maybe(draw.one([0, 5_000_000, 12_500_000]), once: 3),
      indirectRate: draw.maybe(draw.one([7_000_000, 6_543_210, 12_500_000, 0])),
      match: draw.maybe(20_000_000, once: 3),
      activities: draw.one([[], ["XM-\(code)-A"], ["XM-\(code)-B", "XM-\(code)-A"]]))
    others = ["\(code)-X": Other(donor: "Another donor \(seed)"), "\(code)-Y": Other(donor: nil)]
    drawAmendments(&draw)
    drawRules(&draw)
    drawLines(&draw)
    drawRates(&draw)
    drawInstalments(&draw)
    for account in RandomGrant.accounts.dropLast() where !draw.once(in: 12) {
      // Here and there a line with parts, which no cost can stand under.
      mappings[account] =
        draw.one(draw.once(in: 10) ? lines : lines.filter { $0.amount != nil }).code
    }
    drawEntries(&draw)
    drawReports(&draw)
  }

  private mutating func drawAmendments(_ draw: inout Draw) {
    for number in 1...2 where draw.once(in: 3) {
      amendments.append(
        Amendment(
          number: number, agreedOn: draw.day(after: from, 100...300),
          amount: draw.maybe(amount + draw.cents(1...5_000_000)),
          to: draw.day(after: to, -60...90)))
    }
  }

  private mutating func drawRules(_ draw: inout Draw) {
    rules.append(Rule(kind: "narrative", title: "Narrative", every: 1))
    guard !draw.once(in: 5) else { return }
    let first = CalendarDate(from)
    let ends: [String?] = [
      nil, nil, first?.monthEnd.map { "\($0)" },
      (first?.adding(months: 2)?.monthEnd).map { "\($0)" }, first?.adding(days: 50).map { "\($0)" },
    ]
    rules.append(
      Rule(
        kind: draw.one(["financial", "narrative-and-financial"]), title: "Claims",
        every: draw.one([3, 3, 3, 6]), firstEnd: draw.one(ends)))
    rules.append(Rule(kind: "financial", title: "Annual", every: 12))
    rules.append(Rule(kind: "audit", title: "Audit", every: 1))
  }

  private mutating func drawLines(_ draw: inout Draw) {
    let headings = ["1", "2", "3", "4", "5", "6", "99", nil]
    for number in 1...draw.int(3...6) {
      let heading = draw.one([String(number), draw.one(headings)])
      let top = Line(code: "\(number)", heading: heading, title: "Line \(number)", kind: "direct")
      let parts = draw.one([0, 0, 1, 2, 11])
      guard parts > 0 else {
        add(top, &draw)
        continue
      }
      lines.append(top)
      for part in 1...parts where part < 3 || part > 9 {
        let own = draw.once(in: 6) ? draw.one(headings) : nil
        let kind = draw.once(in: 12) ? "taxes" : "direct"
        let line = Line(
          code: "\(number).\(part)", parent: top.code, heading: own,
          title: "Part \(number).\(part)", kind: kind)
        guard draw.once(in: 8) else {
          add(line, &draw)
          continue
        }
        lines.append(line)
        for last in ["a", "b"] {
          add(
            Line(
              code: "\(line.code).\(last)", parent: line.code, title: "Detail \(last)",
              kind: "direct"), &draw)
        }
      }
    }
    let indirect = draw.one([0, 1, 1, 1, 1, 2])
    for number in 0..<indirect {
      add(Line(code: "\(8 + number)", title: "Indirect \(number)", kind: "indirect"), &draw)
    }
    if draw.once(in: 2) { add(Line(code: "10", title: "Reserve", kind: "contingency"), &draw) }
    if draw.once(in: 2) { add(Line(code: "T-1", title: "Taxes", kind: "taxes"), &draw) }
    drawYears(&draw)
    lines = draw.shuffled(lines.filter { $0.parent == nil }) + lines.filter { $0.parent != nil }
  }

  /// With an amount, at times of units.
  private mutating func add(_ line: Line, _ draw: inout Draw) {
    var line = line
    if draw.once(in: 3) {
      let (units, value) = (draw.int(0...48), draw.cents(1...500_000))
      (line.unit, line.units, line.unitValue) = ("month", Int64(units) * 1_000_000, value)
      line.amount = Int64(units) * value
    } else {
      line.amount = draw.once(in: 8) ? 0 : draw.cents(10_000...9_000_000)
    }
    line.grantAmount = share(of: line.amount ?? 0, &draw)
    lines.append(line)
  }

  private func share(of amount: Int64, _ draw: inout Draw) -> Int64? {
    draw.maybe(amount / 10_000 * Int64(draw.int(0...100)) / 100 * 10_000)
  }

  private mutating func drawYears(_ draw: inout Draw) {
    guard !draw.once(in: 4) else { return }
    for place in lines.indices where lines[place].amount != nil {
      for year in 2023...2025 where !draw.once(in: 5) {
        let amount = draw.once(in: 8) ? 0 : draw.cents(1000...3_000_000)
        lines[place].years["\(year)"] = Plan(amount: amount, grantAmount: share(of: amount, &draw))
      }
    }
  }

  /// Of 42 months to one euro; here and there one is missing.
  private mutating func drawRates(_ draw: inout Draw) {
    let means = ["GBP": 8600, "KES": 1_500_000, "UGX": 41_000_000, "TND": 33_700]
    func value(_ currency: String, _ draw: inout Draw) -> String {
      let mean = means[currency] ?? 10_000
      let mantissa = draw.int(mean - mean / 20...mean + mean / 20)
      return RateValue(mantissa: Int64(mantissa), scale: 4).map { "\($0)" } ?? ""
    }
    if policyOf == .fixed {
      for currency in currencies.dropFirst() where !draw.once(in: 6) {
        fixed[currency] = value(currency, &draw)
      }
    }
    guard [.spot, .month, .periodAverage].contains(policyOf) else { return }
    let gaps = draw.one([1000, 150, 40])
    for currency in currencies where currency != "EUR" {
      for month in 0..<42 where !draw.once(in: gaps) {
        guard let first = CalendarDate(year: 2022, month: 12, day: 1)?.adding(months: month)
        else { continue }
        let isMonthly = policyOf != .spot || draw.once(in: 2)
        if isMonthly {
          rates.append(
            Rate(
              currency: currency, from: "\(first)", valid: "month", value: value(currency, &draw)))
        }
        for day in [2, 9, 15, 23] where policyOf == .spot || day == 9 {
          let from = first.adding(days: day).map { "\($0)" } ?? ""
          rates.append(
            Rate(currency: currency, from: from, valid: "day", value: value(currency, &draw)))
        }
      }
    }
  }

  private mutating func drawInstalments(_ draw: inout Draw) {
    let least = policyOf == .instalment ? 2 : 0
    let count = draw.int(least...4)
    for number in 0..<count {
      let amount = draw.cents(100_000...9_000_000)
      var instalment = Instalment(
        number: number + 1, kind: draw.one(["pre-financing", "interim", "balance"]),
        due: draw.maybe(draw.day(after: from, 0...600)), amount: amount)
      if number < least || draw.once(in: 2) {
        instalment.received = draw.day(after: from, 10...700)
        instalment.receivedAmount = amount - draw.cents(0...20)
        let currency = draw.one(Array(currencies.dropFirst()))
        if policyOf == .instalment || draw.once(in: 3) {
          instalment.ownCurrency = currency
          instalment.own =
            amount / 100 * Int64(draw.int(60...40_000)) + Int64(draw.int(0...99)) * 10_000
        }
      }
      instalments.append(instalment)
    }
  }
}
