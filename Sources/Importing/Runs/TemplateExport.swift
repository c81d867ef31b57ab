import GRDB
import Kernel
import Storage

/// Records of the store as filled templates, ready to be edited and brought back.
public enum TemplateExport {
  /// The forms that there are templates of.
  public static func forms(_ targets: [any ImportTarget]) -> [RecordForm] {
    [.programmes] + targets.map(\.form)
  }

  /// The template of a form with the records that the store holds. Throws ``FormFailure``.
  ///
  /// - Parameter admits: whether a record may be in it.
  public static func bytes(
    of form: String, targets: [any ImportTarget], in db: Database,
    admits: (RecordValues, RecordForm) throws -> Bool = { _, _ in true }
  ) throws -> [UInt8] {
    if form == RecordForm.programmes.name { return try programmes(db, admits) }
    var writer = TemplateWriter(try forms(targets).named(form), exportedAt: UTCTime.now())
    let target = try targets.named(form)
    for id in try target.ids(in: db) {
      if let held = try target.held(id, in: db), try admits(held.values, target.form) {
        writer.append(rowID: id, held.values)
      }
    }
    return writer.bytes
  }

  /// The programmes that came from templates.
  private static func programmes(
    _ db: Database, _ admits: (RecordValues, RecordForm) throws -> Bool
  ) throws -> [UInt8] {
    var writer = TemplateWriter(.programmes, exportedAt: UTCTime.now())
    let ids = try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT a.id FROM activities a
          JOIN import_runs r ON r.feed_id = a.feed_id JOIN import_files f ON f.run_id = r.id
        WHERE a.withdrawn = 0 AND f.kind = 'programmes' ORDER BY a.id
        """)
    for id in ids {
      let cells = try programmeCells(of: id, in: db)
      if try admits(cells, .programmes) { writer.append(rowID: id, cells) }
    }
    return writer.bytes
  }

  /// What the template's cells say of an activity.
  static func programmeCells(of id: Int64, in db: Database) throws -> [String: String] {
    func text(_ sql: String) throws -> String? {
      try String.fetchOne(db, sql: sql, arguments: [id])
    }
    var cells: [String: String] = [:]
    cells["identifier"] = try text("SELECT identifier FROM activities WHERE id = ?")
    cells["title"] = try text("SELECT title FROM activities WHERE id = ?")
    cells["status"] = try text("SELECT status FROM activities WHERE id = ?")
    cells["sensitivity"] = try text("SELECT sensitivity FROM activities WHERE id = ?")
    cells["description"] = try text(
      "SELECT text FROM descriptions WHERE activity_id = ? ORDER BY ordinal")
    for (type, column) in [
      ("1", "start_planned"), ("2", "start_actual"), ("3", "end_planned"), ("4", "end_actual"),
    ] {
      cells[column] = try text(
        "SELECT date FROM activity_dates WHERE activity_id = ? AND type = '\(type)'")
    }
    cells["countries"] = try shares("recipient_countries", of: id, in: db)
    cells["sectors"] = try shares("sectors", of: id, in: db)
    if let budget = try Row.fetchOne(
      db,
      sql: """
        SELECT period_start, period_end, value, currency FROM budgets
        WHERE activity_id = ? AND withdrawn = 0 ORDER BY ordinal
        """, arguments: [id])
    {
      cells["budget_start"] = budget[0]
      cells["budget_end"] = budget[1]
      cells["budget_value"] = (budget[2] as Int64?).map { "\(FixedDecimal(millionths: $0))" }
      cells["budget_currency"] = budget[3]
    }
    for (role, column) in [("1", "funder"), ("4", "partner")] {
      let row = try Row.fetchOne(
        db,
        sql: "SELECT ref, name FROM participating_orgs WHERE activity_id = ? AND role = ?",
        arguments: [id, role])
      cells["\(column)_ref"] = row?[0]
      cells["\(column)_name"] = row?[1]
    }
    cells["parent_identifier"] = try text(
      "SELECT ref FROM related_activities WHERE activity_id = ? AND type = '1'")
    return cells
  }

  /// `NP:60;LR:40`; a single code stands alone.
  private static func shares(_ table: String, of id: Int64, in db: Database) throws -> String? {
    let rows = try Row.fetchAll(
      db, sql: "SELECT code, percentage FROM \(table) WHERE activity_id = ? ORDER BY ordinal",
      arguments: [id])
    let cells = rows.map { row -> String in
      let share = (row[1] as Int64?).map { ":\(FixedDecimal(millionths: $0))" } ?? ""
      return "\(row[0] as String? ?? "")\(share)"
    }
    return cells.isEmpty ? nil : cells.joined(separator: ";")
  }
}
