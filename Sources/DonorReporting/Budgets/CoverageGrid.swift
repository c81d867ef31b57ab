import Kernel

/// Which grants bear the costs of each account, and what nobody but the organisation bears.
///
/// In one original currency at a time: amounts of different currencies are never added, and
/// donors convert by rules of their own.
public struct CoverageGrid: Sendable, Hashable {
  public struct Row: Sendable, Hashable {
    public let account: String
    public let title: String
    public let currency: CurrencyCode
    /// In the order of ``CoverageGrid/grants``.
    public internal(set) var borne: [ExactDecimal]
    /// Borne by the own funds: the gap that no donor covers.
    public internal(set) var own: ExactDecimal
  }

  /// The codes of the grants that bear something, in order.
  public let grants: [String]
  /// By account, then by currency.
  public let rows: [Row]
}
