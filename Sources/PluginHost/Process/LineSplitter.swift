import Glibc

/// Divides bytes into lines at line feeds and nowhere else: text may hold the other line breaks
/// of Unicode. Holds at most one line.
struct LineSplitter {
  let limit: Int
  private(set) var lines = 0
  private(set) var bytes = 0
  /// The beginning of a line whose end has not come.
  private var rest: [UInt8] = []

  /// A line, counted from 1, has more bytes than the limit, its line feed included.
  struct TooLong: Error { let number: Int }

  init(limit: Int) { self.limit = limit }

  mutating func append(
    _ chunk: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    bytes += chunk.count
    var chunk = chunk
    while let start = chunk.baseAddress, !chunk.isEmpty {
      guard let lineFeed = memchr(start, 0x0A, chunk.count) else {
        guard rest.count + chunk.count < limit else { throw TooLong(number: lines + 1) }
        rest.append(contentsOf: chunk)
        return
      }
      let length = UnsafeRawPointer(lineFeed) - start
      try line(UnsafeRawBufferPointer(rebasing: chunk[..<length]), body)
      chunk = UnsafeRawBufferPointer(rebasing: chunk[(length + 1)...])
    }
  }

  /// The last line, where no line feed ends it.
  mutating func finish(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    guard !rest.isEmpty else { return }
    try line(UnsafeRawBufferPointer(start: nil, count: 0), body)
  }

  private mutating func line(
    _ end: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    guard rest.count + end.count < limit else { throw TooLong(number: lines + 1) }
    lines += 1
    if rest.isEmpty { return try body(end) }
    rest.append(contentsOf: end)
    defer { rest.removeAll(keepingCapacity: rest.capacity <= 1 << 20) }
    try rest.withUnsafeBytes(body)
  }
}
