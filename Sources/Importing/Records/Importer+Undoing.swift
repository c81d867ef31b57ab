import GRDB
import Storage

extension Importer {
  /// Undoes a run of records, as a run of its own.
  func undoRecords(run number: Int64, revision: Int64, dryRun: Bool) throws -> ImportOutcome {
    let undone = try store.read { try ImportLog.summary(of: number, in: $0) }
    var outcome = ImportOutcome(feed: undone.feed, dryRun: dryRun)
    do {
      return try store.change(by: actor, because: "undo of run \(number)") { changes in
        try undo(number, undone, revision: revision, in: changes, &outcome)
        if dryRun { throw BulkRun.Cancel() }
        outcome.run = try ImportLog.record(
          outcome, reading: "undo", undoes: number, in: changes)
        return outcome
      }
    } catch is BulkRun.Cancel {
      return outcome
    }
  }

  private func undo(
    _ number: Int64, _ undone: ImportOutcome, revision: Int64, in changes: ChangeSet,
    _ outcome: inout ImportOutcome
  ) throws {
    for records in undone.records {
      try targets.named(records.form).checkUndoing(of: revision, in: changes.db)
    }
    do {
      try changes.revert(revision)
    } catch let failure as RevertFailure {
      throw ImportFailure.notUndone(run: number, failure)
    }
    for var counts in undone.records {
      (counts.added, counts.removed) = (counts.removed, counts.added)
      (counts.unchanged, counts.rejected) = (0, 0)
      outcome.settle(counts)
    }
    outcome.changes = try RecordChanges.list(of: changes.revision, in: changes.db, store.schema)
  }
}
