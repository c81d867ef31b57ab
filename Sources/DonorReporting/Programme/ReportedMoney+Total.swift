import Kernel

extension ReportedMoney {
  /// Which years a total covers.
  public enum Span: Hashable, Sendable, Comparable {
    case year(Int)
    /// Rows of which no date says a year.
    case notStated
    case all
  }

  /// What a total adds up.
  public enum Measure: Hashable, Sendable {
    /// Budgets; a revised one in place of the original of the same period.
    case budget
    /// Disbursements and expenditure.
    case spend
    /// Transactions of one type, by its code.
    case type(String)

    /// The codes of `TransactionType` that are spend.
    public static let spendTypes: Set<String> = ["3", "4"]
  }

  /// A sum that the report shows, and the rows that it adds.
  public struct Total: Equatable, Sendable {
    /// How the report refers to it: `spend-2023-GBP`.
    public var id: String
    public var measure: Measure
    public var span: Span
    public var currency: String
    /// Whether amounts were converted into `currency` before they were added;
    /// else those stated in it were added.
    public var isConverted: Bool
    /// No data where no row counts.
    public var amount: Known<ExactDecimal>
    /// The numbers of the entries that it adds.
    public var parts: [String]
    /// The numbers of those that it would add, had they not been left out.
    public var leftOut: [String]
  }

  /// Budget against spend in one span and currency.
  public struct Year: Equatable, Sendable {
    public var span: Span
    public var currency: String
    public var isConverted: Bool
    public var budget: Total
    public var spend: Total
    /// Budget less spend, where both are complete: neither lacks an amount, nor
    /// has amounts in another currency beside it.
    public var remaining: ExactDecimal?
    /// Spend in per cent of the budget, to one decimal, where there is `remaining`.
    public var spentPercentage: String?
  }

  /// Adds the entries of a measure, in one span and currency.
  func total(
    _ measure: Measure, _ span: Span, in currency: String, converted: Bool
  ) throws -> Total {
    var sum = ExactDecimal.zero
    var parts: [String] = []
    var leftOut: [String] = []
    for entry in entries(of: measure) where entry.lies(in: span) {
      guard converted || entry.currency == currency else { continue }
      let amount = converted ? entry.converted : entry.amount
      if entry.leftOut == nil, let amount {
        sum = try sum.adding(amount)
        parts.append(entry.number)
      } else {
        leftOut.append(entry.number)
      }
    }
    return Total(
      id: [measure.slug, span.slug, converted ? "in-\(currency)" : currency]
        .joined(separator: "-"),
      measure: measure, span: span, currency: currency, isConverted: converted,
      amount: parts.isEmpty ? .noData : .value(sum), parts: parts, leftOut: leftOut)
  }

  /// Budget against spend in one span and currency.
  func year(_ span: Span, in currency: String, converted: Bool) throws -> Year {
    let budget = try total(.budget, span, in: currency, converted: converted)
    let spend = try total(.spend, span, in: currency, converted: converted)
    var year = Year(
      span: span, currency: currency, isConverted: converted, budget: budget, spend: spend)
    let isWhole = converted || Set(counted.map(\.currency)).count == 1
    if isWhole, !isIncomplete(budget), !isIncomplete(spend),
      let planned = budget.amount.value, let spent = spend.amount.value
    {
      year.remaining = try planned.subtracting(spent)
      if planned > .zero, spent >= .zero {
        let (thousandfold, overflow) = spent.millionths.multipliedReportingOverflow(by: 1000)
        guard !overflow else { throw ArithmeticFailure.overflow("a share of the budget") }
        let tenths = Rounding.halfEven(thousandfold, dividedBy: planned.millionths)
        year.spentPercentage =
          ExactDecimal(millionths: tenths * 100_000).rounded(decimals: 1)
      }
    }
    return year
  }

  /// Whether amounts are missing from a total; what a revised budget replaces is not.
  public func isIncomplete(_ total: Total) -> Bool {
    total.leftOut.contains { entry($0)?.leftOut != .revised }
  }

  /// What budget and spend are added from.
  var counted: [Entry] { budgets + entries(of: .spend) }

  func entries(of measure: Measure) -> [Entry] {
    switch measure {
    case .budget: budgets
    case .spend: transactions.filter { Measure.spendTypes.contains($0.type ?? "") }
    case .type(let code): transactions.filter { $0.type == code }
    }
  }
}

extension ReportedMoney.Entry {
  func lies(in span: ReportedMoney.Span) -> Bool {
    switch span {
    case .all: true
    case .notStated: year == nil
    case .year(let number): year == number
    }
  }
}

extension ReportedMoney.Span {
  fileprivate var slug: String {
    switch self {
    case .year(let year): String(year)
    case .notStated: "unstated"
    case .all: "all"
    }
  }
}

extension ReportedMoney.Measure {
  fileprivate var slug: String {
    switch self {
    case .budget: "budget"
    case .spend: "spend"
    case .type(let code): "type\(code)"
    }
  }
}
