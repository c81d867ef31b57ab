import Foundation

/// Lines of a descriptor: each ends at a line feed, and at nothing else.
final class LineInput {
  /// How many lines were read.
  private(set) var count = 0

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// Where the next line begins, and how far no line feed was found.
  private var start = 0
  private var searched = 0
  private var isOver = false

  private static let piece = 1 << 16

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Gives the next line, without its line feed, to `body`; nil at the end.
  func next<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) throws -> Value? {
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        return try take(upTo: end, next: end + 1, body)
      }
      searched = buffer.count
      if isOver {
        return start < buffer.count ? try take(upTo: searched, next: searched, body) : nil
      }
      try fill()
    }
  }

  private func take<Value>(
    upTo end: Int, next: Int, _ body: (UnsafeRawBufferPointer) throws -> Value
  ) throws -> Value {
    let begin = start
    start = next
    searched = next
    count += 1
    return try buffer.withUnsafeBytes {
      try body(UnsafeRawBufferPointer(rebasing: $0[begin..<end]))
    }
  }

  private func fill() throws {
    buffer.removeFirst(start)
    searched -= start
    start = 0
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: LineInput.piece))
    let got = buffer.withUnsafeMutableBytes { bytes in
      var result: Int
      repeat {
        result = read(descriptor, bytes.baseAddress! + old, LineInput.piece)
      } while result < 0 && errno == EINTR
      return result
    }
    buffer.removeLast(LineInput.piece - max(got, 0))
    guard got >= 0 else { throw PluginFailure("The input cannot be read.") }
    isOver = got == 0
  }
}
