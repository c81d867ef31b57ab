import GRDB

extension ChangeSet {
  /// Writes the inverse of a change: fields as they were before it, what it added gone, what
  /// it deleted back; a `revision_id` names the new revision.
  ///
  /// A row of an append-only table is taken back by one of its retraction table. The inverse of
  /// that is a new row that says the same.
  ///
  /// Throws ``RevertFailure`` where a record is no longer as the change left it, or where
  /// something else refers to one that it added.
  public func revert(_ reverted: Int64) throws {
    let writes = try RevisionWrite.all(of: reverted, in: db)
    guard !writes.isEmpty else { throw RevertFailure.noChange(revision: reverted) }
    try LeftState(writes, of: reverted).check(in: self)
    var reversal = Reversal(changes: self)
    for write in writes.reversed() {
      do {
        try reversal.invert(write)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        throw RevertFailure(error, write)
      }
    }
    let touched = Set(writes.map(\.table))
    for derived in schema.derived where !touched.isDisjoint(with: derived.sources) {
      try derived.rebuild(db)
    }
  }
}
