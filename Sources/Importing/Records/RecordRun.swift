import GRDB
import Kernel
import Storage

/// One run of one filled template: its rows are added to what the store holds or change
/// it; nothing is removed. A row that is refused is left out, and named.
struct RecordRun {
  private let importer: Importer
  private let request: ImportRequest
  private let name: String
  private let file: TableFile
  private let target: any ImportTarget

  /// - Parameter name: what the run is called, as a feed would be.
  init(
    _ importer: Importer, _ request: ImportRequest, name: String, file: TableFile,
    target: any ImportTarget
  ) {
    self.importer = importer
    self.request = request
    self.name = name
    self.file = file
    self.target = target
  }

  func run() throws -> ImportOutcome {
    var outcome = ImportOutcome(feed: name, dryRun: request.dryRun)
    outcome.files = [file.described(as: target.form)]
    do {
      return try importer.store.change(by: importer.actor, because: "import of \(name)") {
        changes in
        let counts = try write(in: changes, &outcome)
        outcome.settle(counts)
        outcome.changes = try RecordChanges.list(of: changes.revision, in: changes.db)
        if request.dryRun || counts.added + counts.changed == 0 { throw BulkRun.Cancel() }
        outcome.run = try ImportLog.record(outcome, reading: "records:1", in: changes)
        return outcome
      }
    } catch is BulkRun.Cancel {
      return outcome
    }
  }

  private func write(
    in changes: ChangeSet, _ outcome: inout ImportOutcome
  ) throws -> ImportOutcome.Records {
    var counts = ImportOutcome.Records(form: target.form.name)
    let writer = RecordWriter(target: target, changes: changes)
    var reader = try TemplateReader(
      target.form, bytes: file.bytes, file: file.path,
      held: { try? target.held($0.rawValue, in: changes.db)?.values })
    while let row = try reader.next() {
      if importer.isStopped { throw CancellationError() }
      do {
        switch try writer.write(row, file: file.path) {
        case .added: counts.added += 1
        case .changed: counts.changed += 1
        case .unchanged: counts.unchanged += 1
        }
      } catch let refusal as RowRefusal {
        outcome.add(refusal.diagnostic)
        counts.rejected += 1
      }
    }
    for diagnostic in reader.diagnostics { outcome.add(diagnostic) }
    counts.rejected += reader.rejected
    return counts
  }
}
