import GRDB

/// Whether a store is sound, one line a check.
public struct StoreCheck: Sendable, Encodable {
  /// One thing that was looked at.
  public struct Item: Sendable, Hashable, Encodable {
    public let name: String
    public let ok: Bool
    /// What was found.
    public let detail: String

    init(_ name: String, _ ok: Bool, _ detail: String) {
      self.name = name
      self.ok = ok
      self.detail = detail
    }
  }

  public let ok: Bool
  public let checks: [Item]
  /// SHA-256 of the content, where it was asked for.
  public let digest: String?

  /// What a room looks at with more than the store: its name, and what is wrong.
  public typealias Further = (name: String, problems: (Database) throws -> [String])

  /// Looks at one consistent state of the store. Refused to its writer while a run is applied.
  ///
  /// - Parameter digest: whether to compute `ContentDigest` too.
  public static func run(
    _ store: Store, digest: Bool = false, further: [Further] = []
  ) throws -> StoreCheck {
    var checks = try store.read { db in
      [
        item("integrity") { try Integrity.problems(db) },
        item("foreign keys") { try Integrity.orphans(db) },
        item("schema") { try Integrity.schemaDifferences(store.schema, db) },
        item("chain") { try Audit.verify(db).map(\.description) },
        item("attachments") {
          try Attachments.damaged(in: db).map { "attachment \($0) is not what was kept" }
        },
      ]
        + store.schema.derived.map { table in
          item(table.name) {
            let count = try table.differences(db)
            return count == 0 ? [] : ["\(count) rows differ; run `baraza store rebuild`"]
          }
        }
        + further.map { check in item(check.name) { try check.problems(db) } }
    }
    if !store.isReadOnly {
      checks += try store.gate.change { try store.pool.writeWithoutTransaction(checkWriter) }
    }
    let content = digest ? try store.read(store.contentDigest) : nil
    return StoreCheck(ok: checks.allSatisfy(\.ok), checks: checks, digest: content)
  }

  private static func item(_ name: String, _ problems: () throws -> [String]) -> Item {
    do {
      let problems = try problems()
      let more = problems.count > 10 ? "; and \(problems.count - 10) more" : ""
      let detail = problems.prefix(10).joined(separator: "; ") + more
      return Item(name, problems.isEmpty, problems.isEmpty ? "sound" : detail)
    } catch {
      return Item(name, false, "\(error)")
    }
  }

  /// What only the writing connection can tell.
  private static func checkWriter(_ db: Database) throws -> [Item] {
    let indexes = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_master
        WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%' AND sql NOT LIKE '%fts5vocab%'
        """)
    return [
      item("synchronous") {
        let level = try StoreConfiguration.synchronous(db)
        return level == StoreConfiguration.full ? [] : ["\(level), where 2 waits for the disk"]
      }
    ]
      + indexes.map { name in
        item("search index \(name)") {
          let table = name.quotedDatabaseIdentifier
          try db.execute(sql: "INSERT INTO \(table)(\(table)) VALUES ('integrity-check')")
          return []
        }
      }
  }
}

extension Store {
  /// SHA-256 of what the store says, whatever its ids, times and layout.
  public func contentDigest(_ db: Database) throws -> String {
    try ContentDigest.compute(schema.content, in: db)
  }
}
