import Disclosure

/// One organisation: who it is, in which activities and countries it has which part, and the money
/// that transactions say came from it or went to it.
public struct OrganisationSheet: Encodable, Hashable, Sendable {
  public struct Role: Encodable, Hashable, Sendable {
    /// A code of OrganisationRole, or `reporting`; nil where it is not stated.
    public let role: String?
    public let activities: Int
  }

  public struct Activity: Encodable, Hashable, Sendable {
    public let id: Int64
    public let identifier: String
    public let title: String?
    /// The code of ActivityStatus.
    public let status: String?
    public let countries: [String]
    public let roles: [String]
  }

  /// Plain sums of the transactions held, each once: without counting rules, in their own
  /// currencies. One that it both gave and took is in two rows.
  public struct Flow: Encodable, Hashable, Sendable {
    public enum Direction: String, Encodable, Sendable, CaseIterable { case from, to }

    public let direction: Direction
    /// The code of TransactionType.
    public let type: String?
    /// A decimal string.
    public let amount: String
    public let currency: String?
    public let transactions: Int
  }

  public struct Country: Encodable, Hashable, Sendable {
    public let code: String
    public let activities: Int
  }

  public let identifier: String?
  public let name: String
  /// Other names by which activities call it.
  public let names: [String]
  /// The code of OrganisationType.
  public let type: String?
  public let country: String?
  public let website: String?
  /// As what people keep it: `partner`, `funder` …; nil where they do not.
  public let keptAs: String?
  public let isOwn: Bool
  public let roles: [Role]
  public let countries: [Country]
  public let money: [Flow]
  /// How many there are.
  public let activityCount: Int
  /// By identifier.
  public let activities: [Activity]
  public let withheld: [Withheld]
}
