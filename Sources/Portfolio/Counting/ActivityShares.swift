import GRDB
import Storage

/// How one activity's money is shared out between countries and sectors, and
/// the transactions that say otherwise.
struct ActivityShares {
  let id: Int64
  private var countries = ActivityShares.notStated
  private var sectors = ActivityShares.notStated
  private var sectorsOfTransactions: [Int64: Shares] = [:]

  /// All of an amount is under no code.
  private static let notStated = Shares([])

  init(_ id: Int64, _ splits: [TransactionParts.Split], in db: Database) throws {
    self.id = id
    if splits.contains(.country) { countries = try Shares.ofCountries(id, in: db) }
    if splits.contains(.sector) { try loadSectors(db) }
  }

  /// The place of a transaction beats that of its activity; a region is no country.
  func countries(own: String?, isRegional: Bool) -> Shares {
    if let own { return Shares([(own, nil)]) }
    return isRegional ? ActivityShares.notStated : countries
  }

  /// The sectors of a transaction beat those of its activity.
  func sectors(of transaction: Int64) -> Shares { sectorsOfTransactions[transaction] ?? sectors }

  private mutating func loadSectors(_ db: Database) throws {
    let own = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT coalesce(vocabulary, '1'), coalesce(code, ''), percentage FROM sectors
          WHERE activity_id = ? ORDER BY ordinal
          """), arguments: [id])
    sectors = ActivityShares.inOneVocabulary(own.map { ($0[0], $0[1], $0[2]) })
    let others = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT coalesce(vocabulary, '1'), coalesce(code, ''), transaction_id
          FROM transaction_sectors WHERE activity_id = ? ORDER BY ordinal
          """), arguments: [id])
    sectorsOfTransactions = Dictionary(grouping: others) { $0[2] as Int64 }
      .mapValues { rows in ActivityShares.inOneVocabulary(rows.map { ($0[0], $0[1], nil) }) }
  }

  /// Vocabularies overlap, so that one alone may count: the DAC's five digits,
  /// else its three, else whichever comes first.
  private static func inOneVocabulary(
    _ entries: [(vocabulary: String, code: String, share: Int64?)]
  ) -> Shares {
    let present = entries.map(\.vocabulary)
    let chosen = ["1", "2"].first { present.contains($0) } ?? present.first
    return Shares(
      entries.filter { $0.vocabulary == chosen }.map { (code: $0.code, share: $0.share) })
  }
}
