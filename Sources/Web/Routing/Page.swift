import GRDB

/// A page: its model, which is its JSON, the one query that fills it, and what its template shows.
protocol Page: Encodable, SendableMetatype {
  static var address: PageAddress { get }
  /// What it shows of the whole portfolio.
  static var needs: KeptFigures.Total? { get }

  /// Whether an answer stands, for all sessions, until the store changes.
  static var isKept: Bool { get }

  /// Throws what the query throws, for people.
  static func load(_ db: Database, _ question: PageQuestion) throws -> Self

  func content(_ writing: PageWriting) throws -> PageContent

  /// The rows of what the page lists.
  func table(_ writing: PageWriting) -> PageTable?

  /// All that is listed, whatever the page, some thousands of rows at a time: a large store has
  /// more than memory should. `body` gives the number of rows.
  static func forEachPart(
    _ db: Database, _ question: PageQuestion, _ body: (any Page, PageQuestion) throws -> Int
  ) throws
}

extension Page {
  static var needs: KeptFigures.Total? { nil }
  static var isKept: Bool { true }
  static var rowsAtOnce: Int { 20_000 }

  func table(_ writing: PageWriting) -> PageTable? { nil }

  static func forEachPart(
    _ db: Database, _ question: PageQuestion, _ body: (any Page, PageQuestion) throws -> Int
  ) throws {
    guard address.parameters.contains(.page) else {
      _ = try body(load(db, question), question)
      return
    }
    var question = question
    var start = 0
    repeat {
      question.window = start..<start + rowsAtOnce
      start += rowsAtOnce
    } while try body(load(db, question), question) == rowsAtOnce
  }
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
