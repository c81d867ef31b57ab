import GRDB

/// The writes of one human transaction, each recorded before and after per field.
///
/// Tables have an integer key named `id`. Use it in the body of `Store.change` alone.
public final class ChangeSet: RevisionScope {
  private let draft: RevisionDraft

  init(_ draft: RevisionDraft) { self.draft = draft }

  public var db: Database { draft.db }
  public var revision: Int64 { draft.revision }

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
    for (field, value) in current {
      try record(table, id, field, before: value, after: .null)
    }
  }

  private struct Change {
    let field: String
    let before: DatabaseValue
    let after: DatabaseValue
  }

  private func stored(_ table: String, _ id: Int64) throws -> Row {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT * FROM \(table.quotedDatabaseIdentifier) WHERE id = ?"), arguments: [id])
    guard let row else { throw StoreFailure.recordMissing(table: table, id: id) }
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
