import Kernel
import Reference

/// A rate by which costs of a currency became the grant's.
public struct UsedRate: Sendable, Hashable, Codable {
  public let currency: CurrencyCode
  /// What an amount is multiplied by.
  public let ratio: Fraction
  /// In words, with source and day.
  public let description: String
  /// The revision that last gave the rate its value; nil where it came with the store.
  public let revision: Int64?

  /// How an entry finds its rate.
  enum Reference: Sendable, Hashable {
    /// The entry is in the grant's currency.
    case none
    /// From 1.
    case number(Int)
    case missing(String)
  }
}
