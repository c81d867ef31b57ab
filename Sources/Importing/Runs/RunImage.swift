import Foundation
import IATI
import XML

/// What a run kept of a record before it changed it.
enum RunImage {
  /// - Parameter packed: IATI, as `import_changes` holds it.
  static func read(
    _ packed: Data?, size: Int?, of run: Int64, identifier: String
  ) throws -> RecordBuffer {
    guard let packed, let size, let bytes = Deflated.unpack([UInt8](packed), count: size) else {
      throw ImportFailure.damagedImage(run: run, identifier: identifier)
    }
    let collector = OneRecord()
    let parser = XMLPushParser()
    let reader = RecordReader(parser: parser, buffer: RecordBuffer(), sink: collector)
    try withExtendedLifetime(reader) {
      try bytes.withUnsafeBytes { try parser.feed($0) }
      try parser.finish()
    }
    guard let buffer = collector.buffer else {
      throw ImportFailure.damagedImage(run: run, identifier: identifier)
    }
    return buffer
  }
}

/// Keeps the one record of an image.
private final class OneRecord: RecordSink {
  var buffer: RecordBuffer?

  func receive(_ buffer: RecordBuffer) -> RecordBuffer {
    self.buffer = buffer
    return RecordBuffer()
  }
}
