import GRDB

/// How a change left the records that it wrote, to be compared with how they are.
struct LeftState {
  private struct Key: Hashable {
    let table: String
    let record: Int64
  }

  private struct Record {
    var isThere = true
    var isNew = false
    var fields: [String: DatabaseValue] = [:]
  }

  private let revision: Int64
  private var records: [Key: Record] = [:]
  /// In the order in which they were first written.
  private var keys: [Key] = []

  init(_ writes: [RevisionWrite], of revision: Int64) {
    self.revision = revision
    for write in writes {
      let key = Key(table: write.table, record: write.record)
      if records[key] == nil { keys.append(key) }
      var record = records[key] ?? Record()
      if write.kind == .inserted { record = Record(isNew: true) }
      record.isThere = write.kind != .deleted
      for field in write.fields where field.name != RevisionWrite.revisionField {
        record.fields[field.name] = field.after
      }
      records[key] = record
    }
  }

  /// Throws ``RevertFailure/changedSince(table:record:field:)`` where one differs.
  func check(in changes: ChangeSet) throws {
    for key in keys {
      guard let left = records[key] else { continue }
      let row = try changes.find(key.table, key.record)
      guard (row != nil) == left.isThere else { throw failure(key, nil) }
      guard let row else { continue }
      if let retractions = changes.schema.appendOnly[key.table], left.isNew {
        guard try !LeftState.isRetracted(key.record, retractions, in: changes.db) else {
          throw failure(key, nil)
        }
        // Such a row says for ever what it said.
        continue
      }
      var expected = left.fields
      if left.isNew {
        expected.merge(try unsaidFields(of: key, in: changes.db)) { said, _ in said }
      }
      for (name, value) in expected.sorted(by: { $0.key < $1.key })
      where row[name] as DatabaseValue? != value {
        throw failure(key, name)
      }
    }
  }

  /// Fields that the change did not state, of a row that it added: what the first later change
  /// of each found.
  private func unsaidFields(
    of key: Key, in db: Database
  ) throws -> [String: DatabaseValue] {
    var fields: [String: DatabaseValue] = [:]
    let history = try RevisionChange.history(of: key.record, table: key.table, in: db)
    let later = history.reversed().prefix { $0.revision != revision }.reversed()
    for change in later
    where !["id", RevisionWrite.revisionField].contains(change.field)
      && fields[change.field] == nil
    {
      fields[change.field] = change.before
    }
    return fields
  }

  private static func isRetracted(
    _ record: Int64, _ retractions: String, in db: Database
  ) throws -> Bool {
    try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (
            SELECT 1 FROM \(retractions.quotedDatabaseIdentifier) WHERE record_id = ?)
          """), arguments: [record]) == true
  }

  private func failure(_ key: Key, _ field: String?) -> RevertFailure {
    .changedSince(table: key.table, record: key.record, field: field)
  }
}
