import GRDB

extension Store {
  /// Writes one human transaction, which is one revision.
  ///
  /// `changes` is the way to write in it. A body that throws leaves nothing, and one that
  /// changes nothing leaves no revision. Refused while a run is being applied.
  public func change<T>(
    by actor: Actor, because reason: String, _ body: (ChangeSet) throws -> T
  ) throws -> T {
    try assertWritable()
    return try gate.change {
      try StoreFailure.translating(at: path) {
        try pool.writeWithoutTransaction { try change($0, by: actor, because: reason, body) }
      }
    }
  }

  private func change<T>(
    _ db: Database, by actor: Actor, because reason: String, _ body: (ChangeSet) throws -> T
  ) throws -> T {
    var result: T?
    // What a savepoint would bring back is a few pages; in a file, a row costs a hundred writes.
    try db.execute(sql: "PRAGMA temp_store = MEMORY")
    defer { try? db.execute(sql: "PRAGMA temp_store = DEFAULT") }
    try db.inTransaction(.immediate) {
      let draft = try RevisionDraft(db, by: actor, because: reason, kind: .change)
      let before = db.totalChangesCount
      let changes = ChangeSet(draft, schema)
      result = try body(changes)
      guard db.totalChangesCount != before else { return .rollback }
      try changes.finish()
      return .commit
    }
    return result!
  }

  /// Computes all derived tables anew, in one transaction and one revision.
  public func rebuildDerived(by actor: Actor) throws {
    try bulkRun(by: actor, because: "store rebuild") { run in
      for table in schema.derived { try table.rebuild(run.db) }
      run.manifest["rebuilt"] = schema.derived.map(\.name).joined(separator: " ")
    }
  }
}
