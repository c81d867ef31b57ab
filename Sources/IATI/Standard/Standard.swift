/// The IATI standard as one table: what each element is, which column holds
/// which of its values, and in which order they are written.
///
/// The reader, the writer and the columns of the store all follow this table;
/// typing another element is a line here and a column in a migration. What the
/// table does not name is carried as XML text.
public struct Standard: Sendable {
  public let roots: [ElementRule]
  /// The columns of each kind, in the order in which the table names them.
  public let columns: [RecordKind: [Column]]

  /// A column that a kind of row has in the store.
  public struct Column: Sendable, Equatable {
    public let name: String
    public let type: ValueType
    /// The index, among the root's columns, of the one that stands in for it.
    public let inherits: Int?
  }

  public static let iati = Standard(roots: [activity, organisation])

  init(roots: [ElementRule]) {
    self.roots = roots
    var columns: [RecordKind: [Column]] = [:]
    for kind in [RecordKind.translation, .organisationTranslation] {
      columns[kind] = ["field", "language", "text"].map {
        Column(name: $0, type: .text, inherits: nil)
      }
    }
    for kind in [RecordKind.carried, .organisationCarried] {
      columns[kind] = ["path", "xml"].map { Column(name: $0, type: .text, inherits: nil) }
    }
    for root in roots {
      Standard.collect(root, into: root.record ?? .activity, root: root, &columns)
    }
    self.columns = columns
  }

  private static func collect(
    _ element: ElementRule, into enclosing: RecordKind, root: ElementRule,
    _ columns: inout [RecordKind: [Column]]
  ) {
    let kind = element.record ?? enclosing
    for field in element.fields
    where columns[kind]?.contains(where: { $0.name == field.column }) != true {
      let inherited = field.inherits.flatMap { name in
        root.record.flatMap { columns[$0]?.firstIndex { $0.name == name } }
      }
      columns[kind, default: []].append(
        Column(name: field.column, type: field.type, inherits: inherited))
    }
    for child in element.children { collect(child, into: kind, root: root, &columns) }
  }

  /// The index of a column of a kind; nil where the table has no such column.
  public func column(_ name: String, of kind: RecordKind) -> Int? {
    columns[kind]?.firstIndex { $0.name == name }
  }
}
