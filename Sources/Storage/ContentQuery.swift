/// Rows that make up the digest of a store's content.
///
/// The columns hold no ids, times or layout, and the rows are ordered totally:
/// two stores that say the same then give the same digest.
public struct ContentQuery: Sendable {
  public let name: String
  public let sql: String

  public init(name: String, sql: String) {
    self.name = name
    self.sql = sql
  }
}
