import Disclosure

/// The transactions that the money of an ``OrganisationSheet`` adds up.
public struct OrganisationTransactions: Encodable, Hashable, Sendable {
  /// What is not named is not told apart; an empty text means not stated.
  public struct Selection: Sendable {
    public let direction: OrganisationSheet.Flow.Direction
    /// The code of TransactionType.
    public let type: String?
    public let currency: String?

    public init(
      _ direction: OrganisationSheet.Flow.Direction, type: String? = nil, currency: String? = nil
    ) {
      self.direction = direction
      self.type = type
      self.currency = currency
    }
  }

  public struct Transaction: Encodable, Hashable, Sendable {
    public let id: Int64
    public let activity: Int64
    /// Of the activity.
    public let identifier: String
    public let title: String?
    public let ref: String?
    /// The code of TransactionType.
    public let type: String?
    public let date: String?
    /// A decimal string.
    public let amount: String
    public let currency: String?
    /// Who is on its other side, by identifier and by name; nil where that is not stated, or
    /// withheld.
    public let other: String?
    public let otherName: String?
  }

  public let identifier: String?
  public let name: String
  public let direction: OrganisationSheet.Flow.Direction
  /// How many there are.
  public let total: Int
  /// By type, and in it by activity.
  public let transactions: [Transaction]
  public let withheld: [Withheld]
}
