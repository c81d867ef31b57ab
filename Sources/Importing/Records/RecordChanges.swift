import GRDB
import Storage

/// The records that a change wrote, as a run lists them: what is part of a record stands with it.
struct RecordChanges {
  private struct Key: Hashable {
    let table: String
    let record: Int64
  }

  private let db: Database
  private let schema: StoreSchema
  private var places: [Key: Int] = [:]
  private var list: [ImportOutcome.Change] = []
  /// How well each is named: the place of its name among the fields that name records.
  private var ranks: [Int] = []

  static func list(
    of revision: Int64, in db: Database, _ schema: StoreSchema
  ) throws -> [ImportOutcome.Change] {
    var changes = RecordChanges(db: db, schema: schema)
    try RevisionWrite.forEach(of: revision, in: db) { try changes.take($0) }
    return try changes.named()
  }

  private init(db: Database, schema: StoreSchema) {
    self.db = db
    self.schema = schema
  }

  /// False once the list is full.
  private mutating func take(_ write: RevisionWrite) throws -> Bool {
    let retracted = retracted(by: write)
    let row = retracted ?? Key(table: write.table, record: write.record)
    let whole = try whole(of: row, write)
    guard let place = place(of: whole ?? row) else { return false }
    if whole != nil {
      note(row.table, at: place)
    } else if retracted != nil || write.kind == .deleted {
      list[place].action = "removed"
    } else if write.kind == .inserted {
      list[place].action = "added"
    }
    guard whole == nil, retracted == nil else { return true }
    for field in write.fields {
      if field.name != RevisionWrite.revisionField { note(field.name, at: place) }
      name(field.name, field.after.isNull ? field.before : field.after, at: place)
    }
    return true
  }

  /// The row that another one takes back.
  private func retracted(by write: RevisionWrite) -> Key? {
    guard write.kind == .inserted,
      let table = schema.appendOnly.first(where: { $1 == write.table })?.key,
      let record = write.after("record_id").flatMap(Int64.fromDatabaseValue)
    else { return nil }
    return Key(table: table, record: record)
  }

  /// The record that a row is part of; nil where it is one itself.
  private func whole(of row: Key, _ write: RevisionWrite) throws -> Key? {
    guard let part = schema.parts[row.table] else { return nil }
    let written = write.fields.last { $0.name == part.column }
      .flatMap { Int64.fromDatabaseValue($0.after) ?? Int64.fromDatabaseValue($0.before) }
    let record =
      try written
      ?? Int64.fetchOne(
        db.cachedStatement(sql: "SELECT \(part.column) FROM \(row.table) WHERE id = ?"),
        arguments: [row.record])
    return record.map { Key(table: part.table, record: $0) }
  }

  private mutating func place(of key: Key) -> Int? {
    if let place = places[key] { return place }
    guard list.count < ImportOutcome.listedChanges else { return nil }
    places[key] = list.count
    list.append(
      ImportOutcome.Change(
        identifier: "\(key.table) #\(key.record)", occurrence: 1, action: "changed", fields: [],
        table: key.table, record: key.record))
    ranks.append(RecordForm.keys.count)
    return list.count - 1
  }

  private mutating func note(_ field: String, at place: Int) {
    if !list[place].fields.contains(field) { list[place].fields.append(field) }
  }

  private mutating func name(_ field: String, _ value: DatabaseValue, at place: Int) {
    guard let rank = RecordForm.keys.firstIndex(of: field), rank < ranks[place],
      let text = String.fromDatabaseValue(value)
    else { return }
    ranks[place] = rank
    list[place].identifier = text
  }

  /// The list, with the names of records whose own name was not written.
  private mutating func named() throws -> [ImportOutcome.Change] {
    for place in list.indices {
      if ranks[place] == RecordForm.keys.count, let table = list[place].table,
        let row = try Row.fetchOne(
          db.cachedStatement(sql: "SELECT * FROM \(table) WHERE id = ?"),
          arguments: [list[place].record])
      {
        for (field, value) in row { name(field, value, at: place) }
      }
      // A record that is new or gone is so as a whole.
      if list[place].action != "changed" { list[place].fields = [] }
    }
    return list
  }
}
