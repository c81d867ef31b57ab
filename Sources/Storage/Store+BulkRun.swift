import GRDB

/// Where a bulk run stands.
public enum Phase: Sendable, Hashable {
  case apply, commit, checkpoint, done
}

extension Store {
  /// Writes one bulk run: one transaction, one revision, then a checkpoint.
  ///
  /// A body that throws (`BulkRun.Cancel` or anything else) leaves nothing. Check the free
  /// space first with `DiskSpace.require`: the write-ahead log grows as large as the data.
  public func bulkRun<T>(
    by actor: Actor, because reason: String, phase: (Phase) -> Void = { _ in },
    _ body: (BulkRun) throws -> T
  ) throws -> T {
    try assertWritable()
    return try gate.run(RunProgress(actor: actor, reason: reason, since: UTCTime.now())) {
      try StoreFailure.translating(at: path) {
        try pool.writeWithoutTransaction { db in
          // A larger page cache spills less; the checkpoint waits for the end, in one piece.
          try db.execute(sql: "PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 0")
          defer {
            try? db.execute(sql: "PRAGMA cache_size = -2000; PRAGMA wal_autocheckpoint = 1000")
          }
          let result = Result { try apply(db, by: actor, because: reason, phase: phase, body) }
          phase(.checkpoint)
          _ = emptyLog(db)
          phase(.done)
          return try result.get()
        }
      }
    }
  }

  private func apply<T>(
    _ db: Database, by actor: Actor, because reason: String, phase: (Phase) -> Void,
    _ body: (BulkRun) throws -> T
  ) throws -> T {
    var result: T?
    try db.inTransaction(.immediate) {
      phase(.apply)
      let draft = try RevisionDraft(db, by: actor, because: reason, kind: .run)
      let bulk = BulkRun(draft, report: gate.report)
      result = try body(bulk)
      try bulk.finish()
      phase(.commit)
      return .commit
    }
    return result!
  }

  /// Moves the log into the file and gives its space back, after a rollback too.
  ///
  /// A reader that stays in an old state, or a full disk, puts that off until the next run, and
  /// the answer is false; what was committed is safe either way.
  private func emptyLog(_ db: Database) -> Bool {
    (try? db.checkpoint(.truncate)) != nil
  }

  /// Moves the log into the file, so that no older state of a page is left in it. False where
  /// another reader, or a full disk, puts that off; the store does it when it closes.
  public func emptyLog() throws -> Bool {
    try assertWritable()
    return try gate.change { pool.writeWithoutTransaction { emptyLog($0) } }
  }
}
