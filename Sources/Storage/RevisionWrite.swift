import GRDB

/// One write of a change as its revision recorded it: a row that appeared or went, or
/// fields of one that it updated.
public struct RevisionWrite {
  public enum Kind: Sendable {
    case inserted, updated, deleted
  }

  public struct Field {
    public let name: String
    public let before: DatabaseValue
    public let after: DatabaseValue
  }

  public let table: String
  public let record: Int64
  public let kind: Kind
  public private(set) var fields: [Field] = []

  /// What the fields held before; of a field written twice, at first.
  var before: [String: DatabaseValue] {
    Dictionary(fields.map { ($0.name, $0.before) }) { first, _ in first }
  }

  /// What the write left in a field.
  public func after(_ name: String) -> DatabaseValue? { fields.last { $0.name == name }?.after }

  /// The column in which a row names the revision that wrote it last.
  public static let revisionField = "revision_id"

  /// The writes of a revision, in order.
  static func all(of revision: Int64, in db: Database) throws -> [RevisionWrite] {
    var writes: [RevisionWrite] = []
    try forEach(of: revision, in: db) { write in
      writes.append(write)
      return true
    }
    return writes
  }

  /// Gives the writes of a revision in order, one after another, as long as `body` asks for more.
  public static func forEach(
    of revision: Int64, in db: Database, _ body: (RevisionWrite) throws -> Bool
  ) throws {
    var last: RevisionWrite?
    let changes = try RevisionChange.cursor(of: revision, in: db)
    while let change = try changes.next() {
      if change.table == RevisionChange.manifestTable { continue }
      let isID = change.field == "id"
      if isID || last?.table != change.table || last?.record != change.record {
        if let last, try !body(last) { return }
        let kind = !isID ? Kind.updated : change.before.isNull ? .inserted : .deleted
        last = RevisionWrite(table: change.table, record: change.record, kind: kind)
      }
      guard !isID else { continue }
      last?.fields.append(Field(name: change.field, before: change.before, after: change.after))
    }
    if let last { _ = try body(last) }
  }
}
