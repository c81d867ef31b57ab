import GRDB
import IATI
import Storage

/// The statements that write rows of every kind, and bind them from a buffer
/// without a `String` in between.
final class RecordStatements {
  private let db: Database
  private let inserts: ContiguousArray<BulkStatement>
  private var replacements: [Int: BulkStatement] = [:]
  /// By kind: how many columns the store adds, how many the standard has, and
  /// whether the kind has a stable id.
  private let shapes: ContiguousArray<Shape>

  struct Shape {
    let system: Int32
    let width: Int
    let hasID: Bool
    let parent: RecordTable.ParentColumns
  }

  init(_ db: Database) throws {
    self.db = db
    var inserts: ContiguousArray<BulkStatement> = []
    for table in RecordTable.all {
      inserts.append(try BulkStatement(db, sql: table.insertSQL))
    }
    self.inserts = inserts
    shapes = ContiguousArray(
      RecordTable.all.map {
        Shape(
          system: Int32($0.systemColumns.count), width: $0.columns.count,
          hasID: $0.kind.hasStableID, parent: $0.parent)
      })
  }

  @inline(__always)
  func hasID(_ kind: Int32) -> Bool { shapes[Int(kind)].hasID }

  /// The statement for a kind: replacing is for rows that may be there already.
  @inline(__always)
  private func statement(_ kind: Int, replacing: Bool) throws -> BulkStatement {
    guard replacing else { return inserts[kind] }
    if let known = replacements[kind] { return known }
    let statement = try BulkStatement(db, sql: RecordTable.all[kind].replaceSQL)
    replacements[kind] = statement
    return statement
  }

  /// Writes a row below the whole. `ids` are those of the buffer's rows.
  @inline(__always)
  func write(
    _ row: Int, of buffer: RecordBuffer, ids: ContiguousArray<Int64>, replacing: Bool = false,
    computed: (value: Int64?, conversion: Int64?)? = nil
  ) throws {
    let header = buffer.row(row)
    let kind = Int(header.kind)
    let statement = try statement(kind, replacing: replacing)
    var next: Int32 = 1
    if shapes[kind].hasID {
      statement.bind(next, integer: ids[row])
      next += 1
    }
    statement.bind(next, integer: ids[0])
    statement.bind(next + 1, integer: Int64(header.ordinal))
    next += 2
    let parent = Int(header.parent)
    switch shapes[kind].parent {
    case .none: break
    case .id: statement.bind(next, integer: ids[parent])
    case .measure: bindMeasure(statement, next, parent, buffer, ids)
    case .ordinal: statement.bind(next, integer: Int64(buffer.row(parent).ordinal))
    case .record:
      statement.bind(next, text: RecordStatements.names[Int(buffer.row(parent).kind)])
      statement.bind(next + 1, integer: Int64(buffer.row(parent).ordinal))
    }
    bindColumns(statement, row, of: buffer, after: shapes[kind].system, width: shapes[kind].width)
    if let computed {
      let last = shapes[kind].system + Int32(shapes[kind].width)
      if let value = computed.value { statement.bind(last + 1, integer: value) }
      if let conversion = computed.conversion { statement.bind(last + 2, integer: conversion) }
    }
    try statement.run()
  }

  /// Writes the row of the whole itself.
  func writeRoot(
    _ buffer: RecordBuffer, id: Int64, feed: Int64, occurrence: Int64, revision: Int64,
    file: Int, fingerprint: RecordFingerprint, replacing: Bool
  ) throws {
    let kind = Int(buffer.row(0).kind)
    let statement = try statement(kind, replacing: replacing)
    let numbers = [id, feed, occurrence, revision, Int64(file), Int64(buffer.line(of: 0))]
    for (index, number) in numbers.enumerated() {
      statement.bind(Int32(index + 1), integer: number)
    }
    try fingerprint.withBytes { bytes in
      statement.bind(7, blob: bytes)
      bindColumns(
        statement, 0, of: buffer, after: shapes[kind].system, width: shapes[kind].width)
      // The identifier is part of the key and is never null.
      if let column = Standard.iati.column("identifier", of: buffer.rootKind),
        buffer.isAbsent(row: 0, column: column)
      {
        statement.bind(
          shapes[kind].system + Int32(column) + 1,
          text: UnsafeRawBufferPointer(start: nil, count: 0))
      }
      try statement.run()
    }
  }

  @inline(__always)
  private func bindColumns(
    _ statement: BulkStatement, _ row: Int, of buffer: RecordBuffer, after system: Int32,
    width: Int
  ) {
    for column in 0..<width {
      switch buffer.value(row: row, column: column) {
      case .absent: break
      case .integer(let value):
        statement.bind(system + Int32(column) + 1, integer: value)
      case .text(let text):
        statement.bind(system + Int32(column) + 1, text: text)
      }
    }
  }

  private func bindMeasure(
    _ statement: BulkStatement, _ next: Int32, _ parent: Int, _ buffer: RecordBuffer,
    _ ids: ContiguousArray<Int64>
  ) {
    let isPeriod = buffer.kind(of: parent) == .period
    let indicator = isPeriod ? Int(buffer.row(parent).parent) : parent
    statement.bind(next, integer: ids[indicator])
    if isPeriod { statement.bind(next + 1, integer: ids[parent]) }
  }

  /// The tables' names as bytes that stay.
  private nonisolated(unsafe) static let names = RecordKind.allCases.map { kind in
    let bytes = UnsafeMutableRawBufferPointer.allocate(
      byteCount: kind.rawValue.utf8.count, alignment: 1)
    bytes.copyBytes(from: kind.rawValue.utf8)
    return UnsafeRawBufferPointer(bytes)
  }
}
