import Kernel

/// The budgets and transactions of one activity, and what they add up to.
public struct ReportedMoney: Equatable, Sendable {
  /// The store's reporting currency, where one was chosen.
  public var reportingCurrency: String?
  /// Whose rates convert into it.
  public var rateSource: String?
  public var budgets: [Entry]
  public var transactions: [Entry]
  public var totals: [Total]
  /// Budget against spend: for each currency by year and in all, then the same
  /// in the reporting currency where there is another one.
  public var years: [Year]
  public var rates: [UsedRate]

  /// One budget or transaction.
  public struct Entry: Equatable, Sendable {
    /// How the report refers to it: `B1`, `T12`.
    public var number: String
    /// Of the row in `budgets` or `transactions`.
    public var id: Int64
    public var ref: String?
    /// A code of `BudgetType` or `TransactionType`.
    public var type: String?
    /// The transaction's date, or the first day of the budget's period; ISO 8601.
    public var date: String?
    /// The last day of the budget's period.
    public var until: String?
    /// The year in which it counts; nil where no date says one.
    public var year: Int?
    public var counterpart: Known<String>
    public var description: String?
    /// Nil where it was not stated or cannot be held.
    public var amount: ExactDecimal?
    public var currency: String?
    public var valueDate: String?
    /// In the reporting currency; nil where it was not converted.
    public var converted: ExactDecimal?
    /// The number of the rate that converted it, `R1`.
    public var rate: String?
    /// Why it was not converted, of those that could be.
    public var gap: Gap?
    /// Why no total has it; nil for one that counts.
    public var leftOut: Reason?
  }

  /// Why an amount is in no total of its kind.
  public enum Reason: String, Sendable, CaseIterable {
    /// A revised budget covers the same period.
    case revised
    case amountNotStated
    case currencyNotStated
  }

  /// A conversion that was not possible.
  public struct Gap: Hashable, Sendable {
    public enum Reason: String, Sendable, CaseIterable {
      case noRate, incompleteDate, notYetIntroduced, outOfRange
      /// The store has no source of rates.
      case noSource
      /// There is a rate, but the amount was not converted again since it came.
      case notRefreshed
    }
    /// The currency for which there is no rate.
    public var currency: String
    public var date: String?
    public var reason: Reason
  }

  /// A rate that was used, listed once.
  public struct UsedRate: Equatable, Sendable {
    public var number: String
    public var currency: String
    public var target: String
    public var date: String
    public var source: String
    /// Both legs with their days.
    public var description: String
    /// How many days before the value date the older leg was valid.
    public var age: Int
  }
}
