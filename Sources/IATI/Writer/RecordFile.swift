import Foundation
import Kernel
import XML

/// A file of activities or of organisations, written one after another: it
/// never lies in memory as a whole.
public struct RecordFile {
  private static let chunkBytes = 64 * 1024

  private let output: FileHandle
  private let writer = RecordWriter()
  private var xml = XMLWriter()

  /// Writes the beginning.
  ///
  /// - Parameters:
  ///   - root: `activity` or `organisation`; every record is of that kind.
  ///   - generated: when the content is from.
  /// - Throws: ``XMLFailure``, and what writing to `output` throws.
  public init(_ root: RecordKind, generated: Date, to output: FileHandle) throws {
    self.output = output
    xml.startDocument()
    try xml.start(
      root == .organisation ? "iati-organisations" : "iati-activities",
      [
        "version": StandardVersion.current.rawValue,
        "generated-datetime": generated.formatted(.iso8601),
      ])
  }

  /// Writes a record.
  ///
  /// - Returns: see ``RecordWriter/write(_:to:)``.
  /// - Throws: ``XMLFailure`` for a character that XML cannot hold; the record is
  ///   left out then, and others may follow.
  public mutating func write(_ buffer: RecordBuffer) throws -> [Diagnostic] {
    let before = xml
    do {
      let diagnostics = try writer.write(buffer, to: &xml)
      if xml.bytes.count >= RecordFile.chunkBytes { try flush() }
      return diagnostics
    } catch let failure as XMLFailure {
      xml = before
      throw failure
    }
  }

  /// Writes the end; nothing may follow.
  ///
  /// - Throws: what writing to `output` throws.
  public mutating func finish() throws {
    xml.end()
    try flush()
  }

  private mutating func flush() throws {
    try xml.drain { try output.write(contentsOf: $0) }
  }
}
