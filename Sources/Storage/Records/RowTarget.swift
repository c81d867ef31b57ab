import GRDB
import Kernel

/// A kind of record that people enter and that is one row of a table, with rows that link it
/// to others.
public protocol RowTarget: ImportTarget {
  var table: String { get }
  /// How people name such a record; nil where by its id alone.
  var key: RecordKey? { get }
  /// SQL over row `t`: which rows of the table are records of this kind.
  var condition: String { get }
  /// SQL over row `t` that orders an export.
  var order: String { get }
  /// SQL over row `t` for fields that are not simply a column of their name.
  var readings: [String: String] { get }
  /// Fields that the table holds in millionths.
  var decimals: Set<String> { get }
  /// The row's columns for complete values. Throws ``FieldFault``.
  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue]
  /// What only a new row is given.
  func beginnings(_ cells: Cells) throws -> [FieldValue]
  func twin(_ cells: Cells) throws -> Int64?
  /// What the values must not say of record `id`, nil for a new one. Throws ``FieldFault``.
  func check(_ cells: Cells, of id: Int64?) throws
  /// Brings the rows that link the record to others in line with its values.
  func link(_ id: Int64, _ cells: Cells, in changes: ChangeSet) throws
}

extension RowTarget {
  public var key: RecordKey? { nil }
  public var condition: String { "true" }
  public var readings: [String: String] { [:] }
  public var decimals: Set<String> { [] }
  public func check(_ cells: Cells, of id: Int64?) throws {}
  public func beginnings(_ cells: Cells) throws -> [FieldValue] { [] }
  public func link(_ id: Int64, _ cells: Cells, in changes: ChangeSet) throws {}

  public func ids(in db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db, sql: "SELECT t.id FROM \(table) t WHERE \(condition) ORDER BY \(order), t.id")
  }

  public func ids(named name: String, in db: Database) throws -> [Int64] {
    let id = name.drop { $0 == "#" }
    guard let key, Int64(id) == nil else { return [Int64(id)].compactMap { $0 } }
    return try key.ids(name, in: db)
  }

  public func held(_ id: Int64, in db: Database) throws -> HeldRecord? {
    let columns = form.fields.map { "CAST(\(readings[$0.name] ?? "t.\($0.name)") AS TEXT)" }
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT \(columns.joined(separator: ", ")), coalesce(v.at, '') AS changed_at
        FROM \(table) t LEFT JOIN revisions v ON v.id = t.revision_id
        WHERE t.id = ? AND \(condition)
        """, arguments: [id])
    return row.map { row in
      var values: RecordValues = [:]
      for (index, field) in form.fields.enumerated() {
        guard let text = row[index] as String?, !text.isEmpty else { continue }
        let millionths = decimals.contains(field.name) ? Int64(text) : nil
        values[field.name] = millionths.map { FixedDecimal(millionths: $0).description } ?? text
      }
      return HeldRecord(values: values, changedAt: row["changed_at"])
    }
  }

  /// None where the values do not say enough to tell: adding them then says what is wrong.
  public func twin(of values: RecordValues, in db: Database) throws -> Int64? {
    do {
      return try twin(Cells(values, db))
    } catch is FieldFault {
      return nil
    }
  }

  public func add(_ values: RecordValues, in changes: ChangeSet) throws -> Int64 {
    try faulting {
      let cells = Cells(values, changes.db)
      try check(cells, of: nil)
      let row = try row(cells, in: changes) + beginnings(cells)
      let id = try changes.newID()
      try changes.insert(table, id: id, row + [("revision_id", changes.revision)])
      try link(id, cells, in: changes)
      return id
    }
  }

  public func change(
    _ id: Int64, _ values: [(String, String?)], in changes: ChangeSet
  ) throws {
    try faulting {
      guard let held = try held(id, in: changes.db) else {
        throw StoreFailure.recordMissing(table: table, id: id)
      }
      var merged = held.values
      for (field, value) in values { merged[field] = value }
      let cells = Cells(merged, changes.db)
      try check(cells, of: id)
      try changes.update(
        table, id: id, row(cells, in: changes) + [("revision_id", changes.revision)])
      try link(id, cells, in: changes)
    }
  }

  /// What the tables refuse is a fault of the record.
  private func faulting<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw FieldFault(
        "record.refused",
        "The record breaks a rule of \(form.name): \(error.message ?? "a constraint").",
        remedy: "Correct the values that the rule names.")
    }
  }
}

/// A row that links two records, and what tells it apart among those of the first.
public struct LinkRow {
  public let key: String
  public let values: [FieldValue]

  public init(key: String, values: [FieldValue]) {
    self.key = key
    self.values = values
  }
}

extension ChangeSet {
  /// Brings the rows of a link table in line with what is wanted: rows whose key is not wanted
  /// go, keys that no row has come. `held` asks for the ids and keys of the rows there are.
  public func relink(
    _ table: String, held: String, of owner: (column: String, id: Int64), to wanted: [LinkRow]
  ) throws {
    let rows = try Row.fetchAll(db, sql: held, arguments: [owner.id])
    let keys = Set(wanted.map(\.key))
    for row in rows where !keys.contains(row[1]) { try delete(table, id: row[0]) }
    var seen = Set(rows.map { $0[1] as String })
    for link in wanted where seen.insert(link.key).inserted {
      try insert(
        table, id: newID(),
        [(owner.column, owner.id)] + link.values + [("revision_id", revision)])
    }
  }
}
