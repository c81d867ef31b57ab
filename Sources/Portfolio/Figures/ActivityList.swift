import GRDB
import Storage

/// The activities held, with what a list says of each.
public struct ActivityList: Sendable {
  /// Which activities; what is nil does not matter.
  public struct Filter: Sendable {
    /// A recipient country, or one where the activity spent money.
    public var country: String?
    /// A year in which the activity ran by its dates, or had a transaction.
    public var year: Int?
    /// Words of its identifier, title or texts; the best matches come first.
    public var search: String?
    public var feed: String?
    public var limit: Int?

    public init(
      country: String? = nil, year: Int? = nil, search: String? = nil, feed: String? = nil,
      limit: Int? = nil
    ) {
      self.country = country
      self.year = year
      self.search = search
      self.feed = feed
      self.limit = limit
    }
  }

  public struct Item: Codable, Hashable, Sendable {
    public let id: Int64
    public let identifier: String
    public let title: String?
    /// The code of ActivityStatus.
    public let status: String?
    /// Recipient countries in the order of the file.
    public let countries: [String]
    /// The identifier of the organisation that reports it, else its name.
    public let reportingOrg: String?
    public let feed: String
    /// The actual day, else the planned one.
    public let start: String?
    public let end: String?
    public let sensitivity: String
  }

  /// How many matches of a search are ranked.
  public static let searchLimit = 1_000

  /// By identifier, or by rank where words are looked for. Throws
  /// ``FiguresFailure`` for an unknown feed.
  public static func load(_ db: Database, _ filter: Filter = Filter()) throws -> [Item] {
    var query = ActivityListQuery()
    if let words = filter.search, words.contains(where: { !$0.isWhitespace }) {
      guard let pattern = SearchPattern.fts5(from: words) else { return [] }
      query.search(pattern)
    }
    if let country = filter.country { query.country(country.uppercased()) }
    if let year = filter.year { query.year(year) }
    if let feed = filter.feed { query.feed(try FeedFilter.id(of: feed, in: db)) }
    return try query.run(db, limit: filter.limit)
  }
}
