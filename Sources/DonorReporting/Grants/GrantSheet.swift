import Disclosure
import Kernel

/// One grant as an audience may see it, on a day: its terms, its money and its reports.
public struct GrantSheet: Encodable, Hashable, Sendable {
  public struct Amendment: Encodable, Hashable, Sendable {
    public let number: Int
    public let agreedOn: CalendarDate
    public let amount: DecimalString?
    public let eligibleTo: CalendarDate?
    public let note: String?
    /// Whether it holds on the day.
    public let holds: Bool
  }

  public struct Instalment: Encodable, Hashable, Sendable {
    public enum State: String, Encodable, Sendable { case received, overdue, expected }

    public let number: Int
    /// `pre-financing`, `interim` or `balance`.
    public let kind: String
    public let dueOn: CalendarDate?
    public let amount: DecimalString
    public let receivedOn: CalendarDate?
    /// In the grant's currency.
    public let receivedAmount: DecimalString?
    /// What it became on the own account.
    public let ownAmount: DecimalString?
    public let ownCurrency: CurrencyCode?
    public let state: State
  }

  public struct Budget: Encodable, Hashable, Sendable {
    public let version: Int
    /// `draft`, `approved` or `superseded`.
    public let status: String
    public let approvedOn: CalendarDate?
    /// How many lines have an amount of their own, and what they have together.
    public let lines: Int
    public let total: DecimalString
    /// What of it the grant bears.
    public let grantTotal: DecimalString
  }

  public struct Exchange: Encodable, Hashable, Sendable {
    public let policy: ExchangePolicy
    public let words: String
    /// Whose rates are used; nil for the store's source, and where none is needed.
    public let source: String?
    /// As `KES:152.3;UGX:4100`: units for one of the grant's currency.
    public let fixedRates: String?
  }

  public let today: CalendarDate
  public let audience: Audience
  public let id: Int64
  public let code: String
  public let title: String
  public let donor: String
  public let donorIdentifier: String?
  public let agreement: String?
  public let activities: [String]
  public let status: String
  public let sensitivity: Sensitivity
  public let signedOn: CalendarDate?
  public let currency: CurrencyCode
  /// As signed, and as agreed on the day.
  public let signedAmount: DecimalString
  public let amount: DecimalString
  public let eligibleFrom: CalendarDate
  public let signedTo: CalendarDate
  public let eligibleTo: CalendarDate
  /// `--04-06`: when the donor's year begins.
  public let yearBegins: CalendarDate?
  /// Per cent.
  public let indirectRate: DecimalString?
  public let matchPercentage: DecimalString?
  public let varianceThreshold: DecimalString?
  public let exchange: Exchange
  /// Nil where it cannot be given, and then why.
  public let standing: ReportedStanding?
  public let problem: String?
  public let amendments: [Amendment]
  public let instalments: [Instalment]
  public let budgets: [Budget]
  public let reports: [DueReport]
}
