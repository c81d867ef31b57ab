import GRDB

/// A page: its model, which is its JSON, the one query that fills it, and what its template shows.
protocol Page: Encodable, SendableMetatype {
  static var address: PageAddress { get }
  /// Whether it shows totals of the whole portfolio.
  static var needsSummary: Bool { get }

  /// Whether an answer stands, for all sessions, until the store changes.
  static var isKept: Bool { get }

  /// Throws what the query throws, for people.
  static func load(_ db: Database, _ question: PageQuestion) throws -> Self

  func content(_ writing: PageWriting) throws -> PageContent

  /// All rows of what the page lists.
  func table(_ writing: PageWriting) -> PageTable?
}

extension Page {
  static var needsSummary: Bool { false }
  static var isKept: Bool { true }

  func table(_ writing: PageWriting) -> PageTable? { nil }
}

/// What a page's template shows: texts alone, already in the reader's manner.
struct PageContent {
  let title: String
  /// What kind of thing it is, above the title.
  var kicker: String?
  /// A code or a line beneath the title.
  var subtitle: String?
  /// After how many seconds a browser looks again.
  var refresh: Int?
  let values: [String: Any]
}
