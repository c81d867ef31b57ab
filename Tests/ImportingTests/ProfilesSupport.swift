import Foundation
import IATI
import Importing
import Kernel
import Reference
import TestSupport
import XML

/// What a profile made of a document.
struct ProfileReading {
  var activities = Activities()
  var rates: [(rate: ExchangeRate, line: Int)] = []
  var diagnostics: [Diagnostic] = []
  var recordCount = 0
  var rejectedCount = 0
  var failure: Diagnostic?

  /// Reads a document in pieces of the sizes that `pieceSize` gives.
  init(
    _ document: [UInt8], _ profile: MappingProfile, file: String? = nil,
    limits: RecordLimits = .standard, pieceSize: () -> Int = { .max }
  ) throws {
    let parser = XMLPushParser(file: file)
    let activities = activities
    var rates: [(rate: ExchangeRate, line: Int)] = []
    let reader =
      switch profile.produces {
      case .activities:
        try ProfileReader(
          profile, parser: parser, file: file, buffer: RecordBuffer(), sink: activities,
          limits: limits)
      case .rates:
        try ProfileReader(profile, parser: parser, file: file, limits: limits) {
          rates.append(($0, $1))
        }
      }
    do {
      var rest = document[...]
      while !rest.isEmpty {
        let piece = rest.prefix(pieceSize())
        try piece.withUnsafeBytes(parser.feed)
        rest = rest.dropFirst(piece.count)
      }
      try parser.finish()
    } catch let error as XMLFailure {
      failure = error.diagnostic
    }
    self.rates = rates
    diagnostics = reader.diagnostics
    recordCount = reader.recordCount
    rejectedCount = reader.rejectedCount
  }

  /// Reads a document by a profile that is known to be right.
  init(_ document: String, profile: String) throws {
    try self.init(Array(document.utf8), MappingProfile(yaml: profile))
  }

  var rules: [String] { diagnostics.map { "\($0.rule) \($0.place.path ?? "-")" } }
}

/// Keeps each activity as text: its rows with their columns that have a value.
final class Activities: RecordSink {
  struct Row: Equatable {
    let kind: RecordKind
    let line: Int
    let values: [String: String]
  }

  private(set) var all: [[Row]] = []
  private(set) var findings: [Diagnostic] = []

  func receive(_ buffer: RecordBuffer) -> RecordBuffer {
    all.append(Activities.rows(of: buffer))
    findings += buffer.diagnostics
    return buffer
  }

  static func rows(of buffer: RecordBuffer) -> [Row] {
    (0..<buffer.rowCount).map { row in
      let kind = buffer.kind(of: row)
      var values: [String: String] = [:]
      for (index, column) in (buffer.standard.columns[kind] ?? []).enumerated() {
        if column.type == .decimal {
          values[column.name] = buffer.integer(row: row, column: index).map {
            FixedDecimal(millionths: $0).description
          }
        } else {
          values[column.name] = buffer.string(row: row, column: index)
        }
      }
      return Row(kind: kind, line: buffer.line(of: row), values: values)
    }
  }

  /// The rows of a kind in one activity.
  func rows(_ kind: RecordKind, of activity: Int = 0) -> [[String: String]] {
    guard all.indices.contains(activity) else { return [] }
    return all[activity].filter { $0.kind == kind }.map(\.values)
  }
}

enum Imports {
  static let folder = Shared.repository.appending(path: "Imports")

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: path)))
  }

  static func profile(_ id: String) throws -> MappingProfile {
    let text = try String(
      contentsOf: folder.appending(path: "profiles/\(id).yaml"), encoding: .utf8)
    return try MappingProfile(yaml: text, file: "profiles/\(id).yaml")
  }
}
