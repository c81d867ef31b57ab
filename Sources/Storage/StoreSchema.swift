/// What the rooms bring to the store; composed by the platform, in order.
public struct StoreSchema: Sendable {
  /// Applied in this order; each names itself once in the whole schema.
  public var migrations: [Migration]
  public var content: [ContentQuery]
  /// Rebuilt in this order.
  public var derived: [any DerivedTable]

  public init(
    migrations: [Migration] = [], content: [ContentQuery] = [],
    derived: [any DerivedTable] = []
  ) {
    self.migrations = migrations
    self.content = content
    self.derived = derived
  }

  public static func + (lhs: StoreSchema, rhs: StoreSchema) -> StoreSchema {
    StoreSchema(
      migrations: lhs.migrations + rhs.migrations, content: lhs.content + rhs.content,
      derived: lhs.derived + rhs.derived)
  }
}
