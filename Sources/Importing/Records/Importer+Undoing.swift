import GRDB
import Storage

extension Importer {
  /// Undoes a run of records, as a run of its own.
  func undoRecords(run number: Int64, revision: Int64) throws -> ImportOutcome {
    let undone = try store.read { try ImportLog.summary(of: number, in: $0) }
    return try store.change(by: actor, because: "undo of run \(number)") { changes in
      for records in undone.records {
        try targets.named(records.form).checkUndoing(of: revision, in: changes.db)
      }
      do {
        try changes.revert(revision)
      } catch let failure as RevertFailure {
        throw ImportFailure.notUndone(run: number, failure)
      }
      var outcome = ImportOutcome(feed: undone.feed, dryRun: false)
      for var counts in undone.records {
        (counts.added, counts.removed) = (counts.removed, counts.added)
        (counts.unchanged, counts.rejected) = (0, 0)
        outcome.settle(counts)
      }
      outcome.changes = try RecordChanges.list(
        of: changes.revision, in: changes.db, store.schema)
      outcome.run = try ImportLog.record(
        outcome, reading: "undo", undoes: number, in: changes)
      return outcome
    }
  }
}
