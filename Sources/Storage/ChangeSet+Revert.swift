import GRDB

extension ChangeSet {
  /// Writes the inverse of a change: fields as they were before it, what it added gone, what
  /// it deleted back. Rows of append-only tables are taken back by a row of their retraction
  /// table; a `revision_id` names the new revision.
  ///
  /// Throws ``RevertFailure`` where a record is no longer as the change left it, or where
  /// something else refers to one that it added.
  public func revert(_ reverted: Int64) throws {
    let writes = try RevisionWrite.all(of: reverted, in: db)
    guard !writes.isEmpty else { throw RevertFailure.noChange(revision: reverted) }
    try LeftState(writes, of: reverted).check(in: self)
    for write in writes.reversed() {
      do {
        try invert(write)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        throw RevertFailure(error, write)
      }
    }
    let touched = Set(writes.map(\.table))
    for derived in schema.derived where !touched.isDisjoint(with: derived.sources) {
      try derived.rebuild(db)
    }
  }

  private func invert(_ write: RevisionWrite) throws {
    let values = write.before.filter { $0.key != RevisionWrite.revisionField }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) as FieldValue }
    switch write.kind {
    case .inserted: try takeBack(write.table, write.record)
    case .deleted:
      try insert(write.table, id: write.record, values + revisionField(of: write.table))
    case .updated:
      try update(write.table, id: write.record, values + revisionField(of: write.table))
    }
  }

  private func takeBack(_ table: String, _ record: Int64) throws {
    // What is kept by its digest may serve others, and its bytes are in no history.
    if table == "attachments" { return }
    guard let retractions = schema.appendOnly[table] else { return try delete(table, id: record) }
    try insert(
      retractions, id: newID(),
      [("record_id", record), ("reason", reason), ("revision_id", revision)])
  }

  private func revisionField(of table: String) throws -> [FieldValue] {
    try db.columns(in: table).contains { $0.name == RevisionWrite.revisionField }
      ? [(RevisionWrite.revisionField, revision)] : []
  }
}
