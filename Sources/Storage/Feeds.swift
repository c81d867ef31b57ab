import GRDB
import Kernel

/// The named sources of records. Case does not distinguish names.
public enum Feeds {
  /// The feed's id; a name that is new becomes a feed.
  public static func id(named name: String, in scope: any RevisionScope) throws -> Int64 {
    if let id = try id(named: name, in: scope.db) { return id }
    let id = try scope.newID()
    try scope.insert("feeds", id: id, [("name", name.trimmed)])
    return id
  }

  public static func id(named name: String, in db: Database) throws -> Int64? {
    try Int64.fetchOne(db, sql: "SELECT id FROM feeds WHERE name = ?", arguments: [name.trimmed])
  }

  /// All names, in their order.
  public static func names(in db: Database) throws -> [String] {
    try String.fetchAll(db, sql: "SELECT name FROM feeds ORDER BY name")
  }

  public static func name(of id: Int64, in db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT name FROM feeds WHERE id = ?", arguments: [id])
  }
}
