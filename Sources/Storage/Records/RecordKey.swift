import GRDB
import Kernel

/// How people name a record of one kind: by its key, or by its id as `#123`.
///
/// The key of what lies within another record is that record's key, `#`, and its own.
public struct RecordKey: Sendable {
  /// The form whose records it names; nil where files bring them.
  let form: String?
  /// One of them, in words.
  let noun: String
  private let table: String
  private let finding: String
  private let parts: Int
  private let writing: String

  /// - Parameters:
  ///   - finding: SQL that finds ids by the parts of a key, `?` for each.
  ///   - parts: how many parts a key has.
  ///   - writing: SQL of the key of row `k`.
  public init(
    form: String?, noun: String, table: String, finding: String, parts: Int, writing: String
  ) {
    self.form = form
    self.noun = noun
    self.table = table
    self.finding = finding
    self.parts = parts
    self.writing = writing
  }

  /// The key of a record that one column of its table tells from all others.
  public static func ofColumn(
    _ column: String, form: String, noun: String, table: String
  ) -> RecordKey {
    RecordKey(
      form: form, noun: noun, table: table,
      finding: "SELECT id FROM \(table) WHERE \(column) = ?", parts: 1, writing: "k.\(column)")
  }

  /// The id that a cell names. Throws `FieldFault` where it names none, or more than one.
  public func id(_ text: String, field: String, in db: Database) throws -> Int64 {
    let ids = try ids(text, in: db)
    guard let id = ids.first else {
      throw FieldFault(
        "reference.unknown", field: field, "There is no \(noun) “\(text)”.",
        remedy: (form.map { "Add it first (form \($0))" } ?? "Import it first")
          + ", or correct the name.")
    }
    guard ids.count == 1 else {
      throw FieldFault(
        "reference.ambiguous", field: field, "“\(text)” names more than one \(noun).",
        remedy: "Write the id of the one you mean: "
          + ids.prefix(5).map { "#\($0)" }.joined(separator: ", ") + ".")
    }
    return id
  }

  /// The ids of all that a key or `#123` names.
  public func ids(_ text: String, in db: Database) throws -> [Int64] {
    if text.hasPrefix("#") {
      return try Int64.fetchAll(
        db.cachedStatement(sql: "SELECT id FROM \(table) WHERE id = ?"),
        arguments: [Int64(text.dropFirst())])
    }
    let keys = text.split(separator: "#", maxSplits: parts - 1, omittingEmptySubsequences: false)
    guard keys.count == parts else { return [] }
    return try Int64.fetchAll(
      db.cachedStatement(sql: finding), arguments: StatementArguments(keys.map(\.trimmed)))
  }

  /// SQL of the key of the row whose id an expression gives.
  public func written(_ id: String) -> String {
    "(SELECT \(writing) FROM \(table) k WHERE k.id = \(id))"
  }
}
