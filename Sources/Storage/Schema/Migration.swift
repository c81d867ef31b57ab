/// One step of the schema: plain SQL that never changes once it is released.
public struct Migration: Sendable {
  /// Names the step for ever, such as "0001-storage".
  public let name: String
  public let sql: String

  public init(name: String, sql: String) {
    self.name = name
    self.sql = sql
  }
}
