import GRDB

/// One write of a change as its revision recorded it: a row that appeared or went, or
/// fields of one that it updated.
struct RevisionWrite {
  enum Kind {
    case inserted, updated, deleted
  }

  struct Field {
    let name: String
    let before: DatabaseValue
    let after: DatabaseValue
  }

  let table: String
  let record: Int64
  let kind: Kind
  private(set) var fields: [Field] = []

  /// What the fields held before; of a field written twice, at first.
  var before: [String: DatabaseValue] {
    Dictionary(fields.map { ($0.name, $0.before) }) { first, _ in first }
  }

  /// What the write left in a field.
  func after(_ name: String) -> DatabaseValue? { fields.last { $0.name == name }?.after }

  /// The column in which a row names the revision that wrote it last.
  static let revisionField = "revision_id"

  /// The writes of a revision, in order.
  static func all(of revision: Int64, in db: Database) throws -> [RevisionWrite] {
    var writes: [RevisionWrite] = []
    for change in try RevisionChange.all(of: revision, in: db)
    where change.table != RevisionChange.manifestTable {
      let isID = change.field == "id"
      if isID || writes.last?.table != change.table || writes.last?.record != change.record {
        let kind = !isID ? Kind.updated : change.before.isNull ? .inserted : .deleted
        writes.append(RevisionWrite(table: change.table, record: change.record, kind: kind))
      }
      guard !isID else { continue }
      writes[writes.count - 1].fields.append(
        Field(name: change.field, before: change.before, after: change.after))
    }
    return writes
  }
}
