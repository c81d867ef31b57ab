import GRDB

/// The writes of one human transaction, each recorded before and after per field.
///
/// Tables have an integer key named `id`. Use it in the body of `Store.change` alone.
public final class ChangeSet: RevisionScope {
  /// What the change says about itself beside its fields: files, digests.
  public var manifest: [String: String] = [:]
  let schema: StoreSchema
  private let draft: RevisionDraft

  init(_ draft: RevisionDraft, _ schema: StoreSchema) {
    self.draft = draft
    self.schema = schema
  }

  public var db: Database { draft.db }
  public var revision: Int64 { draft.revision }
  /// Why the change is made.
  public var reason: String { draft.reason }

  public func newID() throws -> Int64 { try draft.ids.newID() }

  public func insert(
    _ table: String, id: Int64, _ values: [FieldValue], unrecorded: [FieldValue]
  ) throws {
    try write(table, id: id, values + unrecorded)
    try record(table, id, "id", before: .null, after: id.databaseValue)
    for (field, value) in values {
      try record(table, id, field, before: .null, after: value?.databaseValue ?? .null)
    }
  }

  /// Writes and records the fields that differ. Throws `StoreFailure.recordMissing`.
  public func update(_ table: String, id: Int64, _ values: [FieldValue]) throws {
    guard !values.isEmpty else { return }
    let current = try stored(table, id)
    let changed = values.compactMap { field, value -> Change? in
      let before: DatabaseValue = current[field] ?? .null
      let after = value?.databaseValue ?? .null
      return before == after ? nil : Change(field: field, before: before, after: after)
    }
    guard !changed.isEmpty else { return }
    let assignments = changed.map { "\($0.field.quotedDatabaseIdentifier) = ?" }
    try db.cachedStatement(
      sql: """
        UPDATE \(table.quotedDatabaseIdentifier) SET \(assignments.joined(separator: ", "))
        WHERE id = ?
        """
    ).execute(arguments: StatementArguments(changed.map(\.after) + [id.databaseValue]))
    for change in changed {
      try record(table, id, change.field, before: change.before, after: change.after)
    }
  }

  /// Deletes the row and records what it held. Throws `StoreFailure.recordMissing`.
  public func delete(_ table: String, id: Int64) throws {
    let current = try stored(table, id)
    try db.cachedStatement(sql: "DELETE FROM \(table.quotedDatabaseIdentifier) WHERE id = ?")
      .execute(arguments: [id])
    try record(table, id, "id", before: id.databaseValue, after: .null)
    for (field, value) in current where field != "id" {
      try record(table, id, field, before: value, after: .null)
    }
  }

  /// Runs writes of which nothing remains, in the tables and in the revision, where they throw.
  public func savepoint<T>(_ body: () throws -> T) throws -> T {
    let ordinal = draft.ordinal
    var result: T?
    do {
      try db.inSavepoint {
        result = try body()
        return .commit
      }
    } catch {
      draft.rewind(to: ordinal)
      throw error
    }
    return result!
  }

  func finish() throws {
    for (key, value) in manifest.sorted(by: { $0.key < $1.key }) {
      try draft.record(
        RevisionChange.manifestTable, revision, key, before: .null, after: value.databaseValue)
    }
    try draft.seal()
  }

  private struct Change {
    let field: String
    let before: DatabaseValue
    let after: DatabaseValue
  }

  func find(_ table: String, _ id: Int64) throws -> Row? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT * FROM \(table.quotedDatabaseIdentifier) WHERE id = ?"), arguments: [id])
  }

  private func stored(_ table: String, _ id: Int64) throws -> Row {
    guard let row = try find(table, id) else {
      throw StoreFailure.recordMissing(table: table, id: id)
    }
    return row
  }

  /// A field that is and stays null says nothing.
  private func record(
    _ table: String, _ id: Int64, _ field: String, before: DatabaseValue, after: DatabaseValue
  ) throws {
    guard !before.isNull || !after.isNull else { return }
    try draft.record(table, id, field, before: before, after: after)
  }
}
