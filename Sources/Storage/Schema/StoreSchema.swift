/// What the rooms bring to the store; composed by the platform, in order.
public struct StoreSchema: Sendable {
  /// Applied in this order; each names itself once in the whole schema.
  public var migrations: [Migration]
  public var content: [ContentQuery]
  /// Rebuilt in this order.
  public var derived: [any DerivedTable]
  /// Tables whose rows are never changed or deleted, each with the table that takes them back:
  /// `id`, `record_id` (unique), `reason` and `revision_id`, append-only itself.
  public var appendOnly: [String: String]
  /// Tables whose rows are part of a record in another: lists of what changed name that one.
  public var parts: [String: Part]

  /// Of which record a row is part.
  public struct Part: Sendable, Hashable {
    /// Where the record lies.
    public let table: String
    /// The row's column that names the record.
    public let column: String

    public init(of table: String, by column: String) {
      self.table = table
      self.column = column
    }
  }

  public init(
    migrations: [Migration] = [], content: [ContentQuery] = [],
    derived: [any DerivedTable] = [], appendOnly: [String: String] = [:],
    parts: [String: Part] = [:]
  ) {
    self.migrations = migrations
    self.content = content
    self.derived = derived
    self.appendOnly = appendOnly
    self.parts = parts
  }

  public static func + (lhs: StoreSchema, rhs: StoreSchema) -> StoreSchema {
    StoreSchema(
      migrations: lhs.migrations + rhs.migrations, content: lhs.content + rhs.content,
      derived: lhs.derived + rhs.derived,
      appendOnly: lhs.appendOnly.merging(rhs.appendOnly) { $1 },
      parts: lhs.parts.merging(rhs.parts) { $1 })
  }
}
