import GRDB
import IATI
import Storage

/// Reads a stored activity or organisation back into rows.
///
/// Rows stand parents before children, by kind; within a kind in the order of
/// the file. The place of each kept row's id is given beside.
public final class RecordLoader {
  /// A stored whole: its rows and, for those with a stable id, the id.
  public final class Loaded {
    public let buffer: RecordBuffer
    public fileprivate(set) var ids: [Int64] = []

    fileprivate init() { buffer = RecordBuffer() }

    /// A version that the store no longer holds: its rows are told apart by where they stand.
    init(version buffer: RecordBuffer) {
      self.buffer = buffer
      ids = (0..<buffer.rowCount).map { Int64($0) + 1 }
    }
  }

  private let statements: [RecordKind: BulkStatement]

  public init(_ db: Database) throws {
    statements = try Dictionary(
      uniqueKeysWithValues: RecordTable.all.map {
        ($0.kind, try BulkStatement(db, sql: $0.selectSQL))
      })
  }

  /// The rows of the whole with that id.
  public func load(_ root: RecordKind, id: Int64) throws -> Loaded {
    let loaded = Loaded()
    var places = Places()
    for kind in RecordKind.allCases where RecordTable.of(kind).root == root {
      guard let statement = statements[kind] else { continue }
      statement.bind(1, integer: id)
      defer { statement.reset() }
      while try statement.step() {
        append(statement, RecordTable.of(kind), to: loaded, &places)
      }
    }
    return loaded
  }

  /// Where the rows stand in the buffer, by kind and stable id or ordinal.
  private struct Places {
    var byID: [RecordKind: [Int64: Int]] = [:]
    var byOrdinal: [RecordKind: [Int64: Int]] = [:]

    func place(_ kind: RecordKind, id: Int64?) -> Int? { id.flatMap { byID[kind]?[$0] } }
  }

  private func append(
    _ statement: BulkStatement, _ table: RecordTable, to loaded: Loaded, _ places: inout Places
  ) {
    let buffer = loaded.buffer
    let kind = table.kind
    let system = table.systemColumns
    func stored(_ name: String) -> Int64? {
      guard let index = system.firstIndex(of: name), !statement.isNull(column: Int32(index)) else {
        return nil
      }
      return statement.integer(column: Int32(index))
    }
    let parent: Int =
      switch table.parent {
      case .none: kind.isRoot ? -1 : 0
      case .id(let column):
        places.place(RecordTable.parentKind(of: column), id: stored(column)) ?? 0
      case .measure:
        places.place(.period, id: stored("period_id"))
          ?? places.place(.indicator, id: stored("indicator_id")) ?? 0
      case .ordinal(let column):
        stored(column).flatMap { places.byOrdinal[.measure]?[$0] } ?? 0
      case .record:
        recordParent(statement, Int32(system.count - 2), places)
      }
    let ordinal = stored("ordinal") ?? 1
    let row = buffer.beginRow(
      kind.index, parent: parent, line: Int(stored("line") ?? 0), ordinal: Int(ordinal))
    let id = kind.hasStableID ? stored("id") ?? 0 : 0
    loaded.ids.append(id)
    places.byID[kind, default: [:]][id] = row
    places.byOrdinal[kind, default: [:]][ordinal] = row
    for (index, column) in table.columns.enumerated() {
      let place = Int32(system.count + index)
      guard !statement.isNull(column: place) else { continue }
      if column.type.isInteger {
        buffer.set(row: row, column: index, integer: statement.integer(column: place))
      } else if case let text = statement.text(column: place), !text.isEmpty {
        buffer.set(row: row, column: index, text: text)
      }
    }
  }

  /// The row that a translation belongs to, by its table and place there.
  private func recordParent(_ statement: BulkStatement, _ column: Int32, _ places: Places) -> Int {
    let table = String(decoding: statement.text(column: column), as: UTF8.self)
    return RecordKind(rawValue: table)
      .flatMap { places.byOrdinal[$0]?[statement.integer(column: column + 1)] } ?? 0
  }
}
