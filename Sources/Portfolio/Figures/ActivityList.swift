import GRDB
import Reference
import Storage

/// The activities held, with what a list says of each.
public struct ActivityList: Sendable {
  /// Which activities; what is nil does not matter.
  public struct Filter: Sendable {
    /// A recipient country, or one where the activity spent money.
    public var country: String?
    /// The code of a region: of OECD DAC or UN M49, or a region of programmes such as
    /// `west-africa`. An activity lies in it by its recipient region, or by a country of it.
    public var region: String?
    /// A year in which the activity ran by its dates, or had a transaction.
    public var year: Int?
    /// Words of its identifier, title or texts; the best matches come first.
    public var search: String?
    public var feed: String?
    /// A code of ActivityStatus.
    public var status: String?
    /// A sector's code, or the digits that it begins with.
    public var sector: String?
    /// An organisation that takes part, by identifier or name.
    public var partner: String?
    /// The same, as one that funds.
    public var funder: String?
    /// The code of a policy marker that the activity pursues.
    public var marker: String?
    /// Nil for the order by identifier, or by rank where words are looked for.
    public var order: Order?
    public var limit: Int?
    /// How many are left out first.
    public var offset = 0

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

  /// What activities are sorted by; what has none comes last.
  public enum Order: String, CaseIterable, Sendable {
    case identifier, title, status, start, end
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
  public static func load(
    _ db: Database, _ seen: SeenActivities, _ filter: Filter = Filter()
  ) throws -> [Item] {
    try query(db, seen, filter)?.run(db, limit: filter.limit, offset: filter.offset) ?? []
  }

  /// How many there are, whatever the limit; of a search, at most as many as are ranked.
  public static func count(
    _ db: Database, _ seen: SeenActivities, _ filter: Filter = Filter()
  ) throws -> Int {
    try query(db, seen, filter)?.count(db) ?? 0
  }

  /// The codes of all countries that activities name as recipients.
  public static func countries(_ db: Database, _ seen: SeenActivities) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT code FROM recipient_countries
        WHERE code IS NOT NULL AND \(seen.admits("activity_id")) ORDER BY code
        """)
  }

  /// The codes of all regions that activities name as recipients in the list of OECD DAC.
  public static func regions(_ db: Database, _ seen: SeenActivities) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT code FROM recipient_regions
        WHERE code IS NOT NULL AND coalesce(vocabulary, '1') = '1'
          AND \(seen.admits("activity_id")) ORDER BY code
        """)
  }

  /// Nil where nothing can be found.
  private static func query(
    _ db: Database, _ seen: SeenActivities, _ filter: Filter
  ) throws -> ActivityListQuery? {
    var query = ActivityListQuery(seen)
    if let words = filter.search, words.contains(where: { !$0.isWhitespace }) {
      guard let pattern = SearchPattern.fts5(from: words) else { return nil }
      query.search(pattern)
    }
    if let country = filter.country { query.country(Territories.code(country)) }
    if let region = filter.region { query.region(region) }
    if let year = filter.year { query.year(year) }
    if let feed = filter.feed { query.feed(try FeedFilter.id(of: feed, in: db)) }
    if let status = filter.status { query.status(status) }
    if let sector = filter.sector { query.sector(sector) }
    if let partner = filter.partner { query.participant(partner, role: nil) }
    if let funder = filter.funder { query.participant(funder, role: "1") }
    if let marker = filter.marker { query.marker(marker) }
    if let order = filter.order { query.sort(by: order) }
    return query
  }
}
