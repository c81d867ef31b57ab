import Crypto
import Foundation
import GRDB
import IATI
import Kernel
import Portfolio
import Reference
import Storage
import XML

/// One run of one filled template: its rows are added to what the store holds
/// or change it; nothing is removed, and a row that changed since is a conflict.
struct TemplateRun {
  private let importer: Importer
  private let request: ImportRequest
  private let feed: String
  private let path: String
  private let bytes: [UInt8]

  init(_ importer: Importer, _ request: ImportRequest, feed: String, path: String) throws {
    self.importer = importer
    self.request = request
    self.feed = feed
    self.path = path
    let file = try XMLInputFile(path: path)
    var bytes: [UInt8] = []
    try file.forEachRawChunk { bytes.append(contentsOf: $0) }
    self.bytes = bytes
  }

  func run() throws -> ImportOutcome {
    let header = try CSVReader(bytes, file: path).header.cells.map { $0.lowercased() }
    if header.contains("role") { return try partners() }
    if header.contains("title") { return try programmes() }
    throw ImportFailure.unknownTemplate(path)
  }

  private func file(_ kind: String) -> ImportOutcome.File {
    ImportOutcome.File(file: path, sha256: SHA256.hex(bytes), kind: kind, version: nil)
  }

  // MARK: Programmes

  private func programmes() throws -> ImportOutcome {
    let own = try importer.store.read { try OwnOrganisation.load($0) }.primary
    guard let own else { throw ImportFailure.noReportingOrganisation(path) }
    var outcome = ImportOutcome(feed: feed, dryRun: request.dryRun)
    outcome.files = [file("programmes")]
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
      bytes: bytes, file: path, reportingOrganisation: organisation,
      storedIdentifier: { id in
        try? String.fetchOne(
          db, sql: "SELECT identifier FROM activities WHERE id = ?", arguments: [id.rawValue])
      })
    let buffer = RecordBuffer()
    while var row = try reader.next(into: buffer) {
      if let conflict = try conflict(row, in: db) {
        outcome.add(conflict)
        outcome.activities.rejected += 1
        continue
      }
      if let id = row.rowID {
        row.fill(from: try TemplateExport.programmeCells(of: id.rawValue, in: db))
        ProgrammeRows(row, buffer).fill(reportedBy: organisation)
      }
      let entry = try log.take(buffer, file: path, place: 0, &outcome)
      if let entry, let sensitivity = row.value("sensitivity"), !request.dryRun {
        try log.writer.setSensitivity(sensitivity, of: entry.id)
      }
    }
    outcome.take(reader.diagnostics, of: .activity)
  }

  /// Why a row is not written; nil where it may be.
  private func conflict(_ row: TemplateRow, in db: Database) throws -> Diagnostic? {
    let place = Place(file: path, line: row.line, record: row.value("identifier"))
    guard let id = row.rowID else {
      let known = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM activities a JOIN feeds f ON f.id = a.feed_id
            WHERE a.identifier = ? AND f.name = ? AND a.withdrawn = 0)
          """, arguments: [row.value("identifier"), feed])
      return known == true
        ? Diagnostic(
          .error, rule: "import.conflict.exists", at: place,
          "The programme is in the store already.",
          remedy: "Export the template, edit its row there, and bring it back.") : nil
    }
    let changedAt = try String.fetchOne(
      db,
      sql: """
        SELECT v.at FROM activities a JOIN revisions v ON v.id = a.revision_id
          JOIN feeds f ON f.id = a.feed_id
        WHERE a.id = ? AND a.withdrawn = 0 AND f.name = ?
        """, arguments: [id.rawValue, feed])
    return TemplateRun.conflict(row, changedAt: changedAt, at: place)
  }

  private static func conflict(
    _ row: TemplateRow, changedAt: String?, at place: Place
  ) -> Diagnostic? {
    guard let changedAt else {
      return Diagnostic(
        .error, rule: "import.conflict.missing", at: place,
        "The row's record is not in this store or feed.",
        remedy: "Empty row_id to add it as a new one.")
    }
    // Whole seconds on one side: what changed within that second counts as later.
    guard let exported = row.exportedAt, changedAt.prefix(19) > exported.prefix(19) else {
      return nil
    }
    return Diagnostic(
      .error, rule: "import.conflict.changed", at: place,
      "The record changed at \(changedAt), after it was exported; the row is not written.",
      remedy: "Export it again and make the change there.")
  }

  // MARK: Partners

  private func partners() throws -> ImportOutcome {
    var outcome = ImportOutcome(feed: feed, dryRun: request.dryRun)
    outcome.files = [file("partners")]
    do {
      return try importer.store.change(by: importer.actor, because: "import of \(feed)") {
        changes in
        var reader = try PartnerReader(bytes: bytes, file: path)
        while let partner = try reader.next() {
          try take(partner.row, in: changes, &outcome)
        }
        outcome.take(reader.diagnostics, of: .organisation)
        if request.dryRun { throw BulkRun.Cancel() }
        return outcome
      }
    } catch is BulkRun.Cancel {
      return outcome
    }
  }

  private func take(
    _ row: TemplateRow, in changes: ChangeSet, _ outcome: inout ImportOutcome
  ) throws {
    let place = Place(file: path, line: row.line, record: row.value("name"))
    if let id = row.rowID?.rawValue {
      let held = try Partners.find(id, in: changes.db)
      if let conflict = TemplateRun.conflict(row, changedAt: held?.changedAt, at: place) {
        outcome.add(conflict)
        outcome.organisations.rejected += 1
        return
      }
      let fields = Partners.columns
        .filter { row[$0] != .unsaid && row.value($0) != held?.values[$0] }
        .map { ($0, row.value($0)) }
      if fields.isEmpty {
        outcome.organisations.unchanged += 1
      } else {
        try Partners.change(id, fields, in: changes)
        outcome.organisations.changed += 1
      }
      return
    }
    if try Partners.exists(
      identifier: row.value("identifier"), name: row.value("name"), in: changes.db)
    {
      outcome.add(
        Diagnostic(
          .error, rule: "import.conflict.exists", at: place,
          "An organisation of that identifier or name is in the store already.",
          remedy: "Export the template, edit its row there, and bring it back."))
      outcome.organisations.rejected += 1
      return
    }
    var values: [String: String] = [:]
    for column in Partners.columns { values[column] = row.value(column) }
    try Partners.add(values, in: changes)
    outcome.organisations.added += 1
  }
}

extension TemplateRow {
  /// Gives fields that say nothing the values that the record has.
  mutating func fill(from cells: [String: String]) {
    for (column, value) in cells where self[column] == .unsaid { fields[column] = .value(value) }
  }
}

extension ImportOutcome {
  /// Adds the findings of a table; rows with an error were left out.
  mutating func take(_ diagnostics: [Diagnostic], of root: RecordKind) {
    let lines = Set(diagnostics.filter { $0.severity >= .error }.compactMap(\.place.line))
    self[root].rejected += lines.count
    for diagnostic in diagnostics { add(diagnostic) }
  }
}
