import GRDB
import Kernel
import Storage

/// One run of one table of records: its rows are added to what the store holds or change it;
/// nothing is removed. A row that is refused is left out, and named.
struct RecordRun {
  let importer: Importer
  /// What the run is called, as a feed would be.
  let name: String
  let file: ReadFile
  let target: any ImportTarget
  /// Compares and writes nothing.
  let dryRun: Bool
  /// How the file is read, for the log.
  let reading: String
  let progress: (ImportProgress) -> Void
  /// Opens the file for reading within the run.
  let open: (Database) throws -> any RecordSource
  /// What was found before any row was read.
  var opening: [Diagnostic] = []
  /// What there is to say when all rows are written.
  var closing: (Database) throws -> [Diagnostic] = { _ in [] }

  func run() throws -> ImportOutcome {
    report(.hash, 0)
    var outcome = ImportOutcome(feed: name, dryRun: dryRun)
    outcome.files = [file.described(as: target.form.name)]
    for finding in opening { outcome.add(finding) }
    do {
      return try importer.store.change(by: importer.actor, because: "import of \(name)") {
        changes in
        var edits: [Int64: [ImportOutcome.Edit]] = [:]
        let counts = try write(in: changes, &outcome, &edits)
        for finding in try closing(changes.db) { outcome.add(finding) }
        outcome.settle(counts)
        outcome.changes = try RecordChanges.list(
          of: changes.revision, in: changes.db, importer.store.schema)
        for place in outcome.changes.indices {
          outcome.changes[place].edits = outcome.changes[place].record.flatMap { edits[$0] } ?? []
        }
        if dryRun || counts.added + counts.changed == 0 { throw BulkRun.Cancel() }
        outcome.run = try ImportLog.record(outcome, reading: reading, in: changes)
        report(.commit, file.size)
        return outcome
      }
    } catch is BulkRun.Cancel {
      return outcome
    }
  }

  private func write(
    in changes: ChangeSet, _ outcome: inout ImportOutcome,
    _ edits: inout [Int64: [ImportOutcome.Edit]]
  ) throws -> ImportOutcome.Records {
    var counts = ImportOutcome.Records(form: target.form.name)
    var source = try open(changes.db)
    let writer = RecordWriter(
      target: target, changes: changes, columns: source.columns,
      comesAgain: source.comesAgain)
    var rows = 0
    /// What a preview shows of the records that it lists.
    func note(_ values: [ImportOutcome.Edit], of id: Int64) {
      if dryRun, edits.count < ImportOutcome.listedChanges { edits[id] = values }
    }
    while let row = try source.next() {
      if importer.isStopped { throw CancellationError() }
      if rows.isMultiple(of: RecordRun.reportedRows) { report(.apply, source.bytesRead) }
      rows += 1
      do {
        switch try writer.write(row, file: file.path) {
        case .added(let id, let values):
          counts.added += 1
          note(values, of: id)
        case .changed(let id, let values):
          counts.changed += 1
          note(values, of: id)
        case .unchanged: counts.unchanged += 1
        }
      } catch let refusal as RowRefusal {
        outcome.add(refusal.diagnostic.standing(at: row.at))
        counts.rejected += 1
      }
    }
    for diagnostic in source.diagnostics { outcome.add(diagnostic) }
    counts.rejected += source.rejected
    return counts
  }

  /// After how many rows it says how far it is.
  private static let reportedRows = 200

  private func report(_ phase: ImportProgress.Phase, _ bytes: Int) {
    progress(
      ImportProgress(
        phase: phase, feed: name, bytesDone: bytes, bytesTotal: file.size))
  }
}
