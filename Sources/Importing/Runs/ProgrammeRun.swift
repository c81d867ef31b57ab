import GRDB
import IATI
import Kernel
import Portfolio
import Reference
import Storage

/// One run of a filled `programmes.csv`: its rows become activities, are added to what the
/// feed holds or change it; nothing is removed, and a row that changed since is a conflict.
struct ProgrammeRun {
  private let importer: Importer
  private let request: ImportRequest
  private let feed: String
  private let file: TableFile

  init(_ importer: Importer, _ request: ImportRequest, feed: String, file: TableFile) {
    self.importer = importer
    self.request = request
    self.feed = feed
    self.file = file
  }

  func run() throws -> ImportOutcome {
    let own = try importer.store.read { try OwnOrganisation.load($0) }.primary
    guard let own else { throw ImportFailure.noReportingOrganisation(file.path) }
    var outcome = ImportOutcome(feed: feed, dryRun: request.dryRun)
    outcome.files = [file.read.described(as: RecordForm.programmes.name)]
    do {
      return try importer.store.bulkRun(
        by: importer.actor, because: "import of feed \(feed)"
      ) { run in
        let log = try RunLog(run, feed: feed, reading: "template:1", writes: !request.dryRun)
        try read(
          ReportingOrganisation(ref: own.identifier, name: own.name), into: log, run, &outcome)
        if request.dryRun { throw BulkRun.Cancel() }
        outcome.run = log.id
        try log.finish(&outcome)
        return outcome
      }
    } catch is BulkRun.Cancel {
      return outcome
    }
  }

  private func read(
    _ organisation: ReportingOrganisation, into log: RunLog, _ run: BulkRun,
    _ outcome: inout ImportOutcome
  ) throws {
    let db = run.db
    var reader = try ProgrammeReader(
      bytes: file.bytes, file: file.path, reportingOrganisation: organisation,
      held: { try? TemplateExport.programmeCells(of: $0.rawValue, in: db) })
    let buffer = RecordBuffer()
    while var row = try reader.next(into: buffer) {
      do {
        try check(row, in: db)
      } catch let refusal as RowRefusal {
        outcome.add(refusal.diagnostic)
        outcome.activities.rejected += 1
        continue
      }
      if let id = row.rowID {
        row.fill(from: try TemplateExport.programmeCells(of: id.rawValue, in: db))
        ProgrammeRows(row, buffer).fill(reportedBy: organisation)
      }
      try log.take(
        buffer, file: file.path, place: 0, sensitivity: row.value("sensitivity"), &outcome)
    }
    for diagnostic in reader.diagnostics { outcome.add(diagnostic) }
    outcome.activities.rejected += reader.rejected
  }

  /// Throws ``RowRefusal`` where a row may not be written.
  private func check(_ row: TemplateRow, in db: Database) throws {
    let place = Place(file: file.path, line: row.line, record: row.value("identifier"))
    guard let id = row.rowID else {
      let twin = try Int64.fetchOne(
        db,
        sql: """
          SELECT a.id FROM activities a JOIN feeds f ON f.id = a.feed_id
          WHERE a.identifier = ? AND f.name = ? AND a.withdrawn = 0
          """, arguments: [row.value("identifier"), feed])
      if let twin { throw RowRefusal.exists(twin, at: place) }
      return
    }
    let changedAt = try String.fetchOne(
      db,
      sql: """
        SELECT v.at FROM activities a JOIN revisions v ON v.id = a.revision_id
          JOIN feeds f ON f.id = a.feed_id
        WHERE a.id = ? AND a.withdrawn = 0 AND f.name = ?
        """, arguments: [id.rawValue, feed])
    try RowRefusal.check(row, changedAt: changedAt, at: place)
  }
}

extension TemplateRow {
  /// Gives fields that say nothing the values that the record has.
  mutating func fill(from cells: [String: String]) {
    for (column, value) in cells where self[column] == .unsaid { fields[column] = .value(value) }
  }
}
