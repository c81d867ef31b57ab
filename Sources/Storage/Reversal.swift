import GRDB

/// The writes that take a change back, one after another, the last first.
struct Reversal {
  let changes: ChangeSet
  /// Of append-only tables, the new rows that stand for retracted ones, by the old id.
  private var successors: [String: [Int64: Int64]] = [:]

  init(changes: ChangeSet) { self.changes = changes }

  mutating func invert(_ write: RevisionWrite) throws {
    let values = write.before.filter { $0.key != RevisionWrite.revisionField }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) as FieldValue }
    switch write.kind {
    case .inserted:
      try takeBack(write)
    case .deleted:
      try changes.insert(
        write.table, id: write.record, values + revisionField(of: write.table))
    case .updated:
      try changes.update(
        write.table, id: write.record, values + revisionField(of: write.table))
    }
  }

  private mutating func takeBack(_ write: RevisionWrite) throws {
    // What is kept by its digest may serve others, and its bytes are in no history.
    if write.table == "attachments" { return }
    if let retractions = changes.schema.appendOnly[write.table] {
      try changes.insert(
        retractions, id: changes.newID(),
        [("record_id", write.record), ("reason", changes.reason)]
          + revisionField(of: retractions))
    } else if let table = changes.schema.appendOnly.first(where: { $1 == write.table })?.key,
      let retracted = write.after("record_id").flatMap(Int64.fromDatabaseValue)
    {
      try repeatRow(table, retracted)
    } else {
      try changes.delete(write.table, id: write.record)
    }
  }

  /// Adds a row that says what a retracted one said, of those that stand now.
  private mutating func repeatRow(_ table: String, _ retracted: Int64) throws {
    guard let row = try changes.find(table, retracted) else {
      throw StoreFailure.recordMissing(table: table, id: retracted)
    }
    var values: [String: DatabaseValue] = [:]
    for (column, value) in row where column != "id" { values[column] = value }
    for key in try changes.db.foreignKeys(on: table) {
      for (origin, destination) in key.mapping where destination == "id" {
        let old = values[origin].flatMap(Int64.fromDatabaseValue)
        if let new = old.flatMap({ successors[key.destinationTable]?[$0] }) {
          values[origin] = new.databaseValue
        }
      }
    }
    values[RevisionWrite.revisionField] = nil
    let id = try changes.newID()
    try changes.insert(
      table, id: id,
      values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } + revisionField(of: table))
    successors[table, default: [:]][retracted] = id
  }

  private func revisionField(of table: String) throws -> [FieldValue] {
    try changes.db.columns(in: table).contains { $0.name == RevisionWrite.revisionField }
      ? [(RevisionWrite.revisionField, changes.revision)] : []
  }
}
