import Disclosure
import Foundation
import GRDB
import IATI
import Portfolio

/// What a run of a feed changed: of each record what stood in its fields, which the run kept, and
/// what it left there, which the next run that changed it kept, or the store has.
struct RunChanges {
  /// A record of the feed.
  private struct Key: Hashable {
    let table: String
    let record: Int64
  }

  /// What came after the run.
  private struct Later {
    /// Run and ordinal of the next change that kept an image.
    var image: (run: Int64, ordinal: Int64)?
    /// Who could see it as the run left it.
    var sensitivity: String?
  }

  private let db: Database
  private let run: Int64
  private let loader: RecordLoader
  private var gate: Gate?
  private var later: [Key: Later] = [:]

  /// - Parameter audience: who may not read what an activity said that is not for them; nil for
  ///   the owner of the store.
  static func list(
    of run: Int64, offset: Int, limit: Int, in db: Database, for audience: Audience?
  ) throws -> [ImportOutcome.Change] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT identifier, occurrence, action, fields, table_name, record_id, image, image_bytes,
          sensitivity
        FROM import_changes WHERE run_id = ? ORDER BY ordinal LIMIT ? OFFSET ?
        """, arguments: [run, limit, offset])
    var changes = try RunChanges(db, run, rows, audience)
    return try rows.map { row in
      let fields: String = row[3] ?? ""
      return ImportOutcome.Change(
        identifier: row[0], occurrence: row[1], action: row[2],
        fields: fields.isEmpty ? [] : [fields], edits: try changes.edits(row))
    }
  }

  private init(_ db: Database, _ run: Int64, _ rows: [Row], _ audience: Audience?) throws {
    self.db = db
    self.run = run
    loader = try RecordLoader(db)
    gate = audience.map { Gate(for: $0) }
    let ids = Set(rows.map { $0[5] as Int64 })
    let found = try Row.fetchCursor(
      db,
      sql: """
        WITH ids AS (SELECT value FROM json_each(:ids)), own AS (
          SELECT r.feed_id, v.sequence FROM import_runs r JOIN revisions v ON v.id = r.revision_id
          WHERE r.id = :run)
        SELECT c.table_name, c.record_id, c.run_id, c.ordinal, c.image IS NOT NULL, c.sensitivity,
          v.sequence
        FROM own JOIN import_runs r ON r.feed_id = own.feed_id
          JOIN revisions v ON v.id = r.revision_id AND v.sequence > own.sequence
          JOIN import_changes c ON c.run_id = r.id
        WHERE c.record_id IN ids
        UNION ALL
        SELECT c.table_name, c.record_id, NULL, NULL, 0, c.before, v.sequence
        FROM own JOIN revision_changes c ON c.table_name = 'activities' AND c.record_id IN ids
          AND c.field = 'sensitivity'
          JOIN revisions v ON v.id = c.revision_id AND v.sequence > own.sequence
        ORDER BY 7
        """,
      arguments: [
        "run": run, "ids": "[\(ids.map(String.init).joined(separator: ","))]",
      ])
    while let row = try found.next() {
      let key = Key(table: row[0], record: row[1])
      if row[4], later[key]?.image == nil {
        later[key, default: Later()].image = (row[2], row[3])
      }
      if let said: String = row[5], later[key]?.sensitivity == nil {
        later[key, default: Later()].sensitivity = said
      }
    }
  }

  private mutating func edits(_ row: Row) throws -> [ImportOutcome.Edit] {
    let key = Key(table: row[4], record: row[5])
    let root: RecordKind = key.table == "activities" ? .activity : .organisation
    let isActivity = root == .activity
    let now =
      try isActivity
      ? String.fetchOne(
        db.cachedStatement(sql: "SELECT sensitivity FROM activities WHERE id = ?"),
        arguments: [key.record]) : nil
    let before: String? = row[8]
    let left = later[key]?.sensitivity ?? now
    let classes = [before, left, now].compactMap { $0.map { Sensitivity(stored: $0) } }
    if let gate, !classes.allSatisfy({ gate.admits($0) }) { return [] }
    var edits: [ImportOutcome.Edit] = []
    switch row[2] as String {
    case "added":
      let title = Standard.iati.column("title", of: .activity)
        .flatMap { column in try? after(key, root)?.string(row: 0, column: column) }
      if isActivity, let title { edits = [.init(field: "title", before: [], after: [title])] }
    case "changed" where row[6] == nil, "removed": break
    default:
      let old = try RunImage.read(row[6], size: row[7], of: run, identifier: row[0])
      edits =
        try after(key, root).map { RecordChange.list(from: old, to: $0) }?.map {
          .init(field: $0.field, before: $0.before, after: $0.after)
        } ?? []
    }
    if let before, let left {
      edits.append(.init(field: "sensitivity", before: [before], after: [left]))
    }
    // Positions leave as the gate moves them, or not at all.
    guard gate != nil, gate?.audience != .restricted, classes.contains(where: { $0 != .public })
    else { return edits }
    let placed: Set = [RecordKind.location.rawValue, RecordKind.carried.rawValue]
    return edits.filter { !placed.contains($0.field) }
  }

  /// The record as the run left it; nil where it is gone from the store.
  private func after(_ key: Key, _ root: RecordKind) throws -> RecordBuffer? {
    guard let next = later[key]?.image else {
      let loaded = try loader.load(root, id: key.record)
      return loaded.ids.isEmpty ? nil : loaded.buffer
    }
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT image, image_bytes, identifier FROM import_changes
          WHERE run_id = ? AND ordinal = ?
          """), arguments: [next.run, next.ordinal])
    return try row.map {
      try RunImage.read($0[0], size: $0[1], of: next.run, identifier: $0[2])
    }
  }
}
