import GRDB

/// How much of an activity or a transaction is linked, in per cent as decimal strings that add
/// up to 100.
public struct SourceShare: Encodable, Hashable, Sendable {
  public let reviewed: String
  /// In no figure until somebody has reviewed it.
  public let proposed: String
  /// The remainder.
  public let unlinked: String
}

extension SourceShare {
  /// Of the links of one source itself; nil for one that has no money.
  public static func load(
    _ db: Database, _ source: LinkSource, _ record: Int64
  ) throws -> SourceShare? {
    guard source.hasMoney else { return nil }
    let sums = try Row.fetchOne(
      db,
      sql: """
        SELECT coalesce(sum(weight) FILTER (WHERE state = 'reviewed'), 0),
          coalesce(sum(weight) FILTER (WHERE state = 'proposed'), 0)
        FROM thread_links WHERE \(source.column) = ?
        """, arguments: [record])
    let (reviewed, proposed): (Int64, Int64) = (sums?[0] ?? 0, sums?[1] ?? 0)
    return SourceShare(
      reviewed: Weight.text(reviewed), proposed: Weight.text(proposed),
      unlinked: Weight.text(Weight.whole - reviewed - proposed))
  }
}
