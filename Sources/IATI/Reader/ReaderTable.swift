import CodeLists

/// The standard's table in the form that the reader walks: nodes and fields by
/// number, children and attributes found by the number of a name.
///
/// It is made once and lives as long as the process; plain memory keeps the
/// reader's path free of reference counting.
final class ReaderTable: @unchecked Sendable {
  /// How a value gets into its column.
  struct Field {
    let column: Int
    let type: ValueType.Tag
    let list: Unmanaged<CodeList>?
  }

  /// What is known of a field beside the fast path.
  struct FieldDetail {
    let column: String
    /// `@iso-date`, or `text()`: the last step of a path.
    let source: String
    let listName: String
    let upgrade: CodeUpgrade?
    let kind: RecordKind
    /// From the row's element on: `value/@currency`.
    let path: String
    let isNarrative: Bool
  }

  struct Node {
    /// The kind of row that begins here, or -1.
    var record = -1
    /// The field of the element's own text, or -1.
    var text = -1
    /// The field of its narratives, or -1.
    var narrative = -1
    /// One bit among its siblings.
    var bit: UInt64 = 0
    /// Whether it may stand more than once without beginning rows: title in 1.0x.
    var repeats = true
    var hasDetail = false
    /// By the number of a name: the child's node, or 0.
    let children: UnsafeMutablePointer<UInt16>
    /// By the number of a name: the attribute's field plus one, or 0.
    let attributes: UnsafeMutablePointer<UInt16>
  }

  /// The rare parts of a node.
  struct NodeDetail {
    var name: String
    var isRepeatable = false
    var constants: [(column: Int, value: String)] = []
    var joined: [(field: Int, attributes: [String])] = []
  }

  /// A column of a row that the root's column stands in for.
  struct Inheritance {
    let column: Int
    let rootColumn: Int
  }

  static let iati = ReaderTable(standard: .iati)
  static let languageName = "xml:lang"
  static let narrativeName = "narrative"
  static let versionName = "version"
  /// The finding about a currency that cannot be read.
  static let currencyRule = "iati.currency"
  /// The node above the root element.
  static let document = 0

  let names: [String]
  let nodes: UnsafePointer<Node>
  let fields: UnsafePointer<Field>
  let nodeDetails: [NodeDetail]
  let fieldDetails: [FieldDetail]
  let inheritances: [[Inheritance]]
  /// By kind, what 2.0x asks of every row.
  let required: [[RequiredColumn]]
  /// By kind, the element that begins a row.
  let elementNames: [String]
  /// By kind and column, the field by which it is filled first.
  private let numbers: [RecordKind: [String: Int]]

  init(standard: Standard) {
    var builder = ReaderTableBuilder(standard: standard)
    builder.build()
    names = builder.names
    nodes = UnsafePointer(persist(builder.nodes))
    fields = UnsafePointer(persist(builder.fields))
    nodeDetails = builder.nodeDetails
    fieldDetails = builder.fieldDetails
    var numbers: [RecordKind: [String: Int]] = [:]
    for (number, detail) in fieldDetails.enumerated()
    where numbers[detail.kind]?[detail.column] == nil {
      numbers[detail.kind, default: [:]][detail.column] = number
    }
    self.numbers = numbers
    required = RequiredColumn.all(in: standard)
    elementNames = RecordKind.allCases.map { kind in
      builder.nodes.firstIndex { $0.record == kind.index }.map { builder.nodeDetails[$0].name }
        ?? kind.rawValue
    }
    inheritances = RecordKind.allCases.map { kind in
      (standard.columns[kind] ?? []).enumerated().compactMap { index, column in
        column.inherits.map { Inheritance(column: index, rootColumn: $0) }
      }
    }
  }

  /// The field that fills a column; nil where no value of a file does.
  func field(_ column: String, of kind: RecordKind) -> Int? { numbers[kind]?[column] }

  func number(of name: String) -> Int { names.firstIndex(of: name) ?? 0 }
}

private func persist<Element>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
  let memory = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
  memory.initialize(from: elements, count: elements.count)
  return memory
}
