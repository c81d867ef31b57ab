import CodeLists
import Disclosure
import GRDB
import Kernel
import Reference

extension ProgrammeReport {
  /// The report on one activity, as the gate's audience may see it.
  public static func load(
    _ db: Database, activity id: Int64, for audience: Audience
  ) throws -> ProgrammeReport {
    var query = try ProgrammeQuery(db, Gate(for: audience))
    guard let row = try query.activityRow(id) else {
      throw ReportFailure.unknownActivity(String(id))
    }
    guard query.gate.admits(Sensitivity(stored: row["sensitivity"])) else {
      throw ReportFailure.withheld(row["identifier"])
    }
    var report = ProgrammeReport(
      programme: try query.activity(row),
      money: try query.money(id),
      results: try query.results(id),
      documents: try query.documents(id),
      children: [], notes: [],
      origin: try query.origin(row), audience: audience, withheld: [])
    for child in try query.children(of: row) {
      guard query.gate.passes("activities", Sensitivity(stored: child["sensitivity"])) else {
        continue
      }
      let money = try query.money(child["id"])
      report.children.append(Child(activity: try query.activity(child), money: money))
    }
    report.notes = report.ownNotes() + (try query.countingNotes(id))
    report.withheld = query.gate.withheld
    return report
  }

  /// The activity that a person names by its id or identifier; of several
  /// copies the one that leads.
  public static func activity(named name: String, in db: Database) throws -> Int64 {
    var ids = try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM activities a
        WHERE identifier = ? AND withdrawn = 0 AND NOT EXISTS (
          SELECT 1 FROM activity_exclusions e WHERE e.activity_id = a.id AND e.reason = 'copy')
        ORDER BY id
        """, arguments: [name])
    if ids.isEmpty, let id = Int64(name) {
      ids = try Int64.fetchAll(db, sql: "SELECT id FROM activities WHERE id = ?", arguments: [id])
    }
    guard let id = ids.first else { throw ReportFailure.unknownActivity(name) }
    guard ids.count == 1 else { throw ReportFailure.ambiguousActivity(name, ids: ids) }
    return id
  }
}

/// Reads what a report says from the store; writes nothing.
struct ProgrammeQuery {
  let db: Database
  var gate: Gate
  let settings: ReportingSettings
  let converter: Converter?
  /// The class of each organisation that is not public, by identifier and by name.
  private let organisations: [String: Sensitivity]

  init(_ db: Database, _ gate: Gate) throws {
    self.db = db
    self.gate = gate
    settings = try ReportingSettings.load(db)
    converter = try settings.rateSource.map {
      Converter(try RateTable.stored(source: $0, in: db))
    }
    var organisations: [String: Sensitivity] = [:]
    let rows = try Row.fetchAll(
      db,
      sql: "SELECT identifier, name, sensitivity FROM organisations WHERE sensitivity <> 'public'")
    for row in rows {
      for key in [row["identifier"] as String?, row["name"]].compactMap({ $0 }) {
        organisations[key] = max(organisations[key] ?? .public, Sensitivity(stored: row[2]))
      }
    }
    self.organisations = organisations
  }

  /// The class of an organisation that a feed names.
  func sensitivity(ofOrganisation ref: String?, _ name: String?) -> Sensitivity {
    [ref, name].compactMap { $0.flatMap { organisations[$0] } }.max() ?? .public
  }

  /// Fetches the rows of one activity.
  func rows(_ sql: String, _ activity: Int64) throws -> [Row] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [activity])
  }

  func activityRow(_ id: Int64) throws -> Row? {
    try rows("SELECT * FROM activities WHERE id = ?", id).first
  }

  /// Child activities in either direction of naming, of the same feed first.
  func children(of row: Row) throws -> [Row] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM activities c
        WHERE c.withdrawn = 0 AND c.id <> :id
          AND (
            c.identifier IN (
              SELECT ref FROM related_activities WHERE activity_id = :id AND type = '2')
            OR c.id IN (
              SELECT activity_id FROM related_activities WHERE ref = :identifier AND type = '1'))
          AND NOT EXISTS (
            SELECT 1 FROM activity_exclusions e
            WHERE e.activity_id = c.id AND e.reason = 'copy')
        ORDER BY c.identifier, c.id
        """, arguments: ["id": row["id"], "identifier": row["identifier"]])
  }

  func documents(_ id: Int64) throws -> [ReportedDocument] {
    try rows("SELECT * FROM documents WHERE activity_id = ? ORDER BY ordinal", id).map { row in
      ReportedDocument(
        title: row["title"],
        category: CodeList.documentCategory.name(of: row["category"]),
        date: row["date"], language: row["language"], format: row["format"], url: row["url"])
    }
  }

  func origin(_ row: Row) throws -> ProgrammeReport.Origin {
    let revision = try Row.fetchOne(
      db, sql: "SELECT office, sequence, at, actor, reason FROM revisions WHERE id = ?",
      arguments: [row["revision_id"]])
    let file: Int = row["file"]
    // What an undoing brought back came from an image of the store's own.
    let isFromFile = file > 0
    let manifest = try String.fetchOne(
      db,
      sql: """
        SELECT after FROM revision_changes
        WHERE revision_id = ? AND table_name = 'manifest' AND field = ?
        """, arguments: [row["revision_id"], "file.\(file)"])
    // The digest, a space, and the name as it was given.
    let parts = manifest?.split(separator: " ", maxSplits: 1).map(String.init) ?? []
    return ProgrammeReport.Origin(
      feed: try String.fetchOne(
        db, sql: "SELECT name FROM feeds WHERE id = ?", arguments: [row["feed_id"]]) ?? "",
      file: parts.last ?? (isFromFile ? String(file) : revision?["reason"] ?? ""),
      sha256: parts.count == 2 ? parts[0] : nil, line: isFromFile ? row["line"] : nil,
      revision: revision.map { "\($0["office"] as Int)-\($0["sequence"] as Int)" } ?? "",
      importedAt: revision?["at"] ?? "", actor: revision?["actor"] ?? "",
      lastUpdated: row["last_updated"])
  }

  /// What the portfolio's counting rules do with the activity's amounts.
  func countingNotes(_ id: Int64) throws -> [ReportNote] {
    var notes: [ReportNote] = []
    let exclusion = try Row.fetchOne(
      db,
      sql: """
        SELECT e.reason, c.identifier FROM activity_exclusions e
        LEFT JOIN activities c ON c.id = e.counted_id WHERE e.activity_id = ?
        """, arguments: [id])
    if let exclusion {
      notes.append(
        ReportNote(
          .counting, "excluded." + (exclusion[0] as String), (exclusion[1] as String?) ?? ""))
    }
    let spentElsewhere = try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM transaction_exclusions e JOIN transactions t
          ON t.id = e.transaction_id AND t.withdrawn = 0
        WHERE e.activity_id = ?
        """, arguments: [id])
    if let spentElsewhere, spentElsewhere > 0 {
      notes.append(ReportNote(.counting, "spent-elsewhere", String(spentElsewhere)))
    }
    return notes
  }
}

extension CodeList {
  /// The name of a code; the code itself where the list does not know it.
  func name(of code: String?) -> String? {
    code.map { entry($0)?.name ?? $0 }
  }
}
