import GRDB
import Kernel
import Reference

/// Plain sums of the transactions held, each once: what the feeds say, without
/// the counting rules.
///
/// An amount is a decimal string. A code that a transaction does not state is
/// null. A transaction without amount is in no sum; one that two countries share
/// counts in both rows.
public struct MoneyFlows: Encodable, Sendable {
  /// What sums can be told apart by.
  public enum Key: String, CaseIterable, Codable, Sendable {
    case country, year, sector
    /// The code of 2.0x, whatever the version of the file.
    case type
    /// As reported, where amounts are converted.
    case currency
    /// The activity's identifier.
    case activity
    case feed
  }

  public struct Row: Sendable {
    public let keys: [Key]
    /// A code for each of `keys`; nil where none is stated.
    public let values: [String?]
    let sum: ExactDecimal
    /// A decimal, as exact as the store holds it.
    public var amount: String { sum.description }
    /// Nil where neither transaction nor activity states one.
    public let currency: String?
    /// How many transactions have a part in the sum.
    public let count: Int
  }

  public let rows: [Row]
  /// The currency that was asked for.
  public let currency: String?
  /// What could not be converted and is in no row.
  public let unconverted: [ConversionGap]

  /// - Parameters:
  ///   - seen: the activities whose transactions are added up.
  ///   - currency: what to convert into, each transaction on its value date; nil
  ///     leaves amounts in their own currencies.
  ///   - feed: the name of the only feed to look at. Throws ``FiguresFailure``
  ///     where there is none of that name.
  public static func load(
    _ db: Database, _ seen: SeenActivities, by keys: [Key] = [], currency: CurrencyCode? = nil,
    feed: String? = nil
  ) throws -> MoneyFlows {
    let feed = try feed.map { try FeedFilter.id(of: $0, in: db) }
    return try TransactionSums(keys, seen, currency: currency, feed: feed).load(db)
  }
}

extension MoneyFlows.Row: Encodable {
  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// The keys asked for, `amount`, `currency` and `count`. Where amounts are
  /// converted, the key `currency` is written as `originalCurrency`.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Name.self)
    for (key, value) in zip(keys, values) {
      let name = key == .currency ? "originalCurrency" : key.rawValue
      try fields.encode(value, forKey: Name(stringValue: name))
    }
    try fields.encode(amount, forKey: Name(stringValue: "amount"))
    try fields.encode(currency, forKey: Name(stringValue: "currency"))
    try fields.encode(count, forKey: Name(stringValue: "count"))
  }
}
