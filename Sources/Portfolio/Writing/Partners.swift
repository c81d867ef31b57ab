import GRDB
import Kernel
import Storage

/// Organisations that people keep themselves, written as a person's change.
public enum Partners {
  /// What a partner's row holds beside its id.
  public static let columns = [
    "identifier", "name", "type", "country", "role", "website", "sensitivity",
  ]

  /// A partner as the store has it, and when it last changed (UTC).
  public struct Held {
    public let values: [String: String]
    public let changedAt: String
  }

  public static func find(_ id: Int64, in db: Database) throws -> Held? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT o.*, v.at AS changed_at FROM organisations o
          JOIN revisions v ON v.id = o.revision_id WHERE o.id = ?
        """, arguments: [id]
    ).map { row in
      var values: [String: String] = [:]
      for column in columns { values[column] = row[column] as String? }
      return Held(values: values, changedAt: row["changed_at"])
    }
  }

  /// Whether a partner of that identifier or name is there already.
  public static func exists(
    identifier: String?, name: String?, in db: Database
  ) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: "SELECT EXISTS (SELECT 1 FROM organisations WHERE identifier = ? OR name = ?)",
      arguments: [identifier, name]) == true
  }

  public static func add(_ values: [String: String], in changes: ChangeSet) throws {
    try changes.insert(
      "organisations", id: changes.newID(),
      columns.map { ($0, values[$0]) } + [("revision_id", changes.revision)])
  }

  /// Changes the fields given; a nil value clears one.
  public static func change(
    _ id: Int64, _ fields: [(String, String?)], in changes: ChangeSet
  ) throws {
    try changes.update(
      "organisations", id: id, fields.map { ($0.0, $0.1) } + [("revision_id", changes.revision)])
  }
}
