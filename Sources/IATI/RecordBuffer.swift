import Kernel

/// The rows of one activity (or organisation) between reader and store: flat,
/// reused, and never a `String` until a person or a check needs one.
///
/// Rows stand in document order, parents before children. A row's cells follow
/// the columns of its kind in ``Standard/columns``.
public final class RecordBuffer {
  /// One row: its kind, its parent's place in the buffer (-1 for the root) and
  /// its place among the rows of its kind, from 1.
  public struct Row: BitwiseCopyable, Sendable {
    public var kind: Int32
    public var parent: Int32
    public var ordinal: Int32
    public var firstCell: Int32
  }

  /// A value: a slice of the bytes, an integer stored there, or nothing.
  struct Cell: BitwiseCopyable {
    var offset: UInt32
    var length: Int32

    static let absent = Cell(offset: 0, length: -1)
    static let integerLength: Int32 = -2
  }

  public let standard: Standard
  let rows = Pile<Row>()
  let lines = Pile<Int32>()
  let cells = Pile<Cell>(capacity: 2_048)
  private let bytes = Pile<UInt8>(capacity: 16 << 10)
  let counts = Pile<Int32>()
  private let widths = Pile<Int>()

  /// What the reader had to say about this activity.
  public internal(set) var diagnostics: [Diagnostic] = []
  /// Why the activity cannot be stored; nil where it can.
  public internal(set) var rejection: Diagnostic?

  public init(standard: Standard = .iati) {
    self.standard = standard
    for kind in RecordKind.allCases {
      counts.append(0)
      widths.append(standard.columns[kind]?.count ?? 0)
    }
  }

  public func reset() {
    rows.removeAll()
    lines.removeAll()
    cells.removeAll()
    bytes.removeAll()
    for index in 0..<counts.count { counts[index] = 0 }
    diagnostics.removeAll()
    rejection = nil
  }

  /// How much the rows take: bytes of text and cells.
  public var size: Int { bytes.count + cells.count * MemoryLayout<Cell>.stride }

  public var rowCount: Int { rows.count }

  @inline(__always)
  public func row(_ index: Int) -> Row { rows[index] }

  public func kind(of row: Int) -> RecordKind { RecordKind.all[Int(rows[row].kind)] }

  /// The rows of a kind, in order.
  public func places(of kind: RecordKind) -> [Int] {
    let kind = Int32(kind.index)
    return (0..<rows.count).filter { rows[$0].kind == kind }
  }

  /// The line on which the row's element begins.
  @inline(__always)
  public func line(of row: Int) -> Int { Int(lines[row]) }

  /// The kind of the root row.
  public var rootKind: RecordKind { rows.isEmpty ? .activity : kind(of: 0) }

  /// The root's identifier; empty where it has none.
  public var identifier: String {
    standard.column("identifier", of: rootKind).flatMap { string(row: 0, column: $0) } ?? ""
  }

  /// How many rows there are of a kind.
  public func count(of kind: RecordKind) -> Int { Int(counts[kind.index]) }

  // MARK: Building

  /// Begins a row whose cells are all absent, and returns its place. It is the
  /// next of its kind, unless `ordinal` says otherwise.
  public func beginRow(_ kind: Int, parent: Int, line: Int, ordinal: Int? = nil) -> Int {
    counts[kind] += 1
    rows.append(
      Row(
        kind: Int32(kind), parent: Int32(parent), ordinal: ordinal.map(Int32.init) ?? counts[kind],
        firstCell: Int32(cells.count)))
    lines.append(Int32(truncatingIfNeeded: line))
    cells.append(.absent, times: widths[kind])
    return rows.count - 1
  }

  @inline(__always)
  func cellIndex(row: Int, column: Int) -> Int { Int(rows[row].firstCell) + column }

  @inline(__always)
  public func isAbsent(row: Int, column: Int) -> Bool {
    cells[cellIndex(row: row, column: column)].length == -1
  }

  public func set(row: Int, column: Int, text: UnsafeRawBufferPointer) {
    cells[cellIndex(row: row, column: column)] = Cell(
      offset: bytes.append(text), length: Int32(text.count))
  }

  public func set(row: Int, column: Int, text: String) {
    var text = text
    text.withUTF8 { set(row: row, column: column, text: UnsafeRawBufferPointer($0)) }
  }

  public func set(row: Int, column: Int, integer: Int64) {
    cells[cellIndex(row: row, column: column)] = Cell(
      offset: bytes.append(integer), length: Cell.integerLength)
  }

  /// Lets a cell stand for another's value too.
  func copy(row: Int, column: Int, fromRow: Int, fromColumn: Int) {
    cells[cellIndex(row: row, column: column)] = cells[cellIndex(row: fromRow, column: fromColumn)]
  }

  // MARK: Reading

  /// What a cell holds. The text is borrowed until the buffer is reset.
  public enum Value: Equatable {
    case absent
    case integer(Int64)
    case text(UnsafeRawBufferPointer)

    public static func == (lhs: Value, rhs: Value) -> Bool {
      switch (lhs, rhs) {
      case (.absent, .absent): true
      case (.integer(let a), .integer(let b)): a == b
      case (.text(let a), .text(let b)): a.elementsEqual(b)
      default: false
      }
    }
  }

  @inline(__always)
  public func value(row: Int, column: Int) -> Value {
    let cell = cells[cellIndex(row: row, column: column)]
    if cell.length >= 0 { return .text(bytes.slice(cell.offset, cell.length)) }
    return cell.length == -1 ? .absent : .integer(bytes.integer(cell.offset))
  }

  public func string(row: Int, column: Int) -> String? {
    switch value(row: row, column: column) {
    case .absent: nil
    case .integer(let value): String(value)
    case .text(let text): String(decoding: text, as: UTF8.self)
    }
  }

  public func integer(row: Int, column: Int) -> Int64? {
    if case .integer(let value) = value(row: row, column: column) { value } else { nil }
  }

  /// Gives every finding the identifier that it is about.
  func nameDiagnostics() {
    guard !diagnostics.isEmpty else { return }
    let identifier = identifier
    for index in diagnostics.indices where !identifier.isEmpty {
      diagnostics[index].place.record = identifier
    }
  }

  /// Hands the bytes that make up the rows' content to `body`: equal content,
  /// read by the same version of the reader, gives equal bytes.
  public func withContent(_ body: (UnsafeRawBufferPointer) -> Void) {
    body(rows.contents)
    body(cells.contents)
    body(bytes.contents)
  }
}
