import Disclosure

/// Concerns of communities on a day: how heavily they weigh on whom, and how long those that
/// are open have been so.
public struct ConcernList: Encodable, Hashable, Sendable {
  /// Which concerns; what is nil is not asked for.
  public struct Filter: Hashable, Sendable {
    public var community: Int64?
    /// The code of a country.
    public var country: String?
    public var states: Set<ConcernState>
    /// Of open ones: how old at least.
    public var minimumAgeDays: Int?

    public init(
      community: Int64? = nil, country: String? = nil,
      states: Set<ConcernState> = Set(ConcernState.allCases), minimumAgeDays: Int? = nil
    ) {
      self.community = community
      self.country = country
      self.states = states
      self.minimumAgeDays = minimumAgeDays
    }
  }

  public struct Severity: Codable, Hashable, Sendable {
    public let group: String
    /// 1 to 4.
    public let severity: Int
  }

  public struct Rank: Codable, Hashable, Sendable {
    /// `all` for the list that a meeting merged the groups' into.
    public let group: String
    public let rank: Int
  }

  public struct Item: Encodable, Hashable, Sendable {
    public let id: Int64
    public let code: String
    public let title: String
    public let absence: String
    public let community: String
    public let country: String
    public let area: String?
    public let raisedOn: String
    public let state: ConcernState
    /// Days since it was raised; nil once people were told back.
    public let ageDays: Int?
    /// The highest level that it was taken to.
    public let level: String?
    /// The heaviest first.
    public let severities: [Severity]
    /// Of the community's latest round, each group's own place beside the merged one.
    public let ranks: [Rank]
    /// The day of that round.
    public let rankedOn: String?
    /// The stricter class of concern and community.
    public let sensitivity: String
  }

  public let today: String
  /// Open ones first, the oldest first.
  public let items: [Item]
  public let withheld: [Withheld]
}
