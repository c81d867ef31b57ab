import GRDB
import IATI
import Kernel
import Portfolio
import Storage

extension Importer {
  /// Brings back what a run changed and removed, and takes out what it added, as
  /// a run of its own. Refused where a later run or a person changed one of them.
  ///
  /// - Parameter dryRun: says what it would do, and writes nothing.
  public func undo(run number: Int64, dryRun: Bool = false) throws -> ImportOutcome {
    let subject = try store.read { db in try UndoRun.subject(number, in: db) }
    guard let feed = subject.feed else {
      return try undoRecords(run: number, revision: subject.revision, dryRun: dryRun)
    }
    try store.read { db in try UndoRun.check(number, revision: subject.revision, in: db) }
    var outcome = ImportOutcome(feed: feed, dryRun: dryRun)
    do {
      return try store.bulkRun(by: actor, because: "undo of run \(number)") { run in
        let log = try RunLog(
          run, feed: feed, reading: "undo", writes: !dryRun, undoes: number)
        try UndoRun(number, log: log).apply(in: run.db, &outcome)
        if dryRun { throw BulkRun.Cancel() }
        outcome.run = log.id
        try log.finish(&outcome)
        return outcome
      }
    } catch is BulkRun.Cancel {
      return outcome
    }
  }
}

/// The undoing of one run.
private struct UndoRun {
  private let number: Int64
  private let log: RunLog

  init(_ number: Int64, log: RunLog) {
    self.number = number
    self.log = log
  }

  /// The run's revision and feed; without one it is a run of records. Throws where there is
  /// no such run, or it was undone.
  static func subject(
    _ number: Int64, in db: Database
  ) throws -> (revision: Int64, feed: String?) {
    guard
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT r.revision_id, f.name,
            (SELECT count(*) FROM import_runs u WHERE u.undoes_id = r.id)
          FROM import_runs r LEFT JOIN feeds f ON f.id = r.feed_id WHERE r.id = ?
          """, arguments: [number])
    else { throw ImportFailure.noSuchRun(number) }
    if row[2] as Int > 0 { throw ImportFailure.alreadyUndone(number) }
    return (row[0], row[1])
  }

  /// Throws where something that the run wrote has changed since.
  static func check(_ number: Int64, revision: Int64, in db: Database) throws {
    let later = try laterRuns(of: number, in: db)
    for root in ["activities", "reported_organisations"] {
      let changed = try String.fetchOne(
        db,
        sql: """
          SELECT c.identifier FROM import_changes c JOIN \(root) w ON w.id = c.record_id
          WHERE c.run_id = :run AND c.table_name = :root AND (
            w.revision_id NOT IN (SELECT value FROM json_each(:revisions))
            OR c.record_id IN (
              SELECT record_id FROM import_changes
              WHERE table_name = :root AND run_id IN (SELECT value FROM json_each(:standing))))
          LIMIT 1
          """,
        arguments: [
          "run": number, "root": root, "standing": "\(later.standing)",
          "revisions": "\(later.undone + [revision])",
        ])
      if let changed { throw ImportFailure.changedSince(run: number, identifier: changed) }
    }
  }

  /// The later runs of the feed that stand, and the revisions of those that were
  /// undone and of their undoings: together they changed nothing.
  private static func laterRuns(
    of number: Int64, in db: Database
  ) throws -> (standing: [Int64], undone: [Int64]) {
    let later = try Row.fetchAll(
      db,
      sql: """
        SELECT r.id, r.revision_id, r.undoes_id
        FROM import_runs r JOIN revisions v ON v.id = r.revision_id
        WHERE r.feed_id = (SELECT feed_id FROM import_runs WHERE id = :run) AND v.sequence > (
          SELECT v.sequence FROM import_runs r JOIN revisions v ON v.id = r.revision_id
          WHERE r.id = :run)
        ORDER BY v.sequence DESC
        """, arguments: ["run": number])
    let ids = Set(later.map { $0[0] as Int64 })
    var cancelled: Set<Int64> = []
    // The latest first: the undoing of an undoing lets the first run stand again.
    for run in later where !cancelled.contains(run[0]) {
      guard let other = run[2] as Int64?, ids.contains(other) else { continue }
      cancelled.formUnion([run[0], other])
    }
    return (
      later.map { $0[0] }.filter { !cancelled.contains($0) },
      later.filter { cancelled.contains($0[0]) }.map { $0[1] }
    )
  }

  func apply(in db: Database, _ outcome: inout ImportOutcome) throws {
    let changes = try Row.fetchCursor(
      db,
      sql: """
        SELECT table_name, record_id, identifier, occurrence, action, image, image_bytes,
          sensitivity
        FROM import_changes WHERE run_id = ? ORDER BY ordinal
        """, arguments: [number])
    while let row = try changes.next() {
      let root: RecordKind = row[0] == "activities" ? .activity : .organisation
      let entry: ActivityBulkWriter.Entry
      switch row[4] as String {
      case "added", "returned":
        entry = try log.writer.withdraw(root, id: row[1], row[2], row[3])
      case "changed" where row[5] == nil:
        // Only who may see it was another.
        entry = try log.writer.restore(
          try RecordLoader(db).load(root, id: row[1]).buffer, occurrence: row[3])
      default:
        let image = try RunImage.read(row[5], size: row[6], of: number, identifier: row[2])
        entry = try log.writer.restore(image, occurrence: row[3])
      }
      try log.note(entry, sensitivity: row[7], &outcome)
    }
  }
}
