import IATI
import Kernel
import XML

/// A document read into rows, in a form that tests can compare.
final class RecordReading: RecordSink {
  struct Row: Equatable {
    let kind: RecordKind
    let ordinal: Int
    let parent: Int
    let line: Int
    let cells: [String: String]
  }

  struct Record: Equatable {
    var rows: [Row] = []
    var diagnostics: [Diagnostic] = []
    var rejection: Diagnostic?

    func rows(_ kind: RecordKind) -> [Row] { rows.filter { $0.kind == kind } }

    /// The values of the first row of a kind.
    subscript(kind: RecordKind) -> [String: String] { rows(kind).first?.cells ?? [:] }

    /// `rule@line` of each finding.
    var findings: [String] { diagnostics.map { "\($0.rule)@\($0.place.line ?? 0)" } }

    /// What was carried, `path = text`.
    var carried: [String] {
      rows.filter { $0.kind == .carried || $0.kind == .organisationCarried }
        .map { "\($0.cells["path"] ?? "") = \($0.cells["xml"] ?? "")" }
    }

    /// The rows as an outline in which only the order among siblings of one
    /// kind counts: what is equal there is the same content.
    var outline: [String] {
      var children: [Int: [Int]] = [:]
      for (index, row) in rows.enumerated() { children[row.parent, default: []].append(index) }
      func visit(_ index: Int, _ depth: Int) -> [String] {
        let row = rows[index]
        let cells = row.cells.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
        let below = (children[index] ?? []).sorted {
          (rows[$0].group, rows[$0].ordinal) < (rows[$1].group, rows[$1].ordinal)
        }
        return ["\(depth) \(row.kind.rawValue) \(cells.joined(separator: "|"))"]
          + below.flatMap { visit($0, depth + 1) }
      }
      return rows.isEmpty ? [] : visit(0, 0)
    }
  }

  private(set) var records: [Record] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var failure: XMLFailure?
  private(set) var version: String?
  /// Runs with each buffer before it is used again.
  private let inspect: (RecordBuffer) throws -> Void
  private(set) var inspectionFailure: (any Error)?

  init(
    _ document: [UInt8], limits: RecordLimits = .standard, pieceSize: () -> Int = { .max },
    inspect: @escaping (RecordBuffer) throws -> Void = { _ in }
  ) {
    self.inspect = inspect
    let parser = XMLPushParser()
    let reader = RecordReader(parser: parser, buffer: RecordBuffer(), sink: self, limits: limits)
    do {
      var rest = document[...]
      while !rest.isEmpty {
        let piece = rest.prefix(pieceSize())
        try piece.withUnsafeBytes(parser.feed)
        rest = rest.dropFirst(piece.count)
      }
      try parser.finish()
    } catch let failure as XMLFailure {
      self.failure = failure
    } catch {
      inspectionFailure = error
    }
    diagnostics = reader.diagnostics
    version = reader.claimedVersion
  }

  convenience init(_ document: String) {
    self.init(Array(document.utf8))
  }

  var record: Record { records.first ?? Record() }

  func receive(_ buffer: RecordBuffer) -> RecordBuffer {
    records.append(RecordReading.record(of: buffer))
    do { try inspect(buffer) } catch { inspectionFailure = inspectionFailure ?? error }
    buffer.reset()
    return buffer
  }

  static func record(of buffer: RecordBuffer) -> Record {
    var record = Record(diagnostics: buffer.diagnostics, rejection: buffer.rejection)
    for row in 0..<buffer.rowCount {
      let kind = buffer.kind(of: row)
      var cells: [String: String] = [:]
      for (index, column) in (buffer.standard.columns[kind] ?? []).enumerated() {
        guard let value = buffer.string(row: row, column: index) else { continue }
        cells[column.name] = value
        if column.type == .decimal, let integer = buffer.integer(row: row, column: index) {
          cells[column.name] = FixedDecimal(millionths: integer).description
        }
      }
      let place = buffer.row(row)
      record.rows.append(
        Row(
          kind: kind, ordinal: Int(place.ordinal), parent: Int(place.parent),
          line: buffer.line(of: row), cells: cells))
    }
    return record
  }
}

extension RecordReading.Row {
  /// Rows of one group stand in one sequence of elements.
  fileprivate var group: String {
    let part: String? =
      switch kind {
      case .measure, .organisationBudget: cells["kind"]
      case .translation, .organisationTranslation: cells["field"]
      default: nil
      }
    return "\(kind.rawValue) \(part ?? "")"
  }
}
