/// A number that appears on a page, in a command's output or in a report,
/// together with what explains it.
public struct Figure: Hashable, Sendable {
  public var amount: Known<ExactDecimal>
  /// The currency, or nil for a count or another unit named by the explanation.
  public var currency: CurrencyCode?
  public var explanation: Explanation

  public init(
    _ amount: Known<ExactDecimal>, currency: CurrencyCode? = nil, explanation: Explanation
  ) {
    self.amount = amount
    self.currency = currency
    self.explanation = explanation
  }
}

/// How a figure came about: its rule, the rule's parameters, and the queries
/// that page through its parts and through what was left out.
///
/// It holds no rows. Whoever opens it asks the room that owns `rule` for a page.
public struct Explanation: Hashable, Sendable, Codable {
  /// The rule's identifier, for example `portfolio.spend`.
  public var rule: String
  /// The rule's parameters by name, for example `["year": "2024", "country": "NP"]`.
  public var parameters: [String: String]

  public init(rule: String, parameters: [String: String] = [:]) {
    self.rule = rule
    self.parameters = parameters
  }

  /// One row behind a figure, or one that was left out of it.
  public struct Part: Hashable, Sendable {
    public var record: RecordRef
    /// What the row says, in words.
    public var label: String
    public var date: CalendarDate?
    /// In the row's own currency.
    public var original: Money?
    /// What the row adds to the figure.
    public var contribution: ExactDecimal?
    /// The rate that was used, in words, with its source and day.
    public var rate: String?
    /// Why the row was left out; nil for a row that counts.
    public var exclusion: String?

    public init(
      record: RecordRef, label: String, date: CalendarDate? = nil, original: Money? = nil,
      contribution: ExactDecimal? = nil, rate: String? = nil, exclusion: String? = nil
    ) {
      self.record = record
      self.label = label
      self.date = date
      self.original = original
      self.contribution = contribution
      self.rate = rate
      self.exclusion = exclusion
    }
  }
}
