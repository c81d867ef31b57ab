/// Reads `multipart/form-data` (RFC 7578) as it comes, in pieces of any size, and holds it to the
/// form in which browsers write it: what stands between, before or behind the parts is refused.
struct MultipartReader {
  /// What was read, one after another.
  enum Event {
    case part(MultipartPart)
    /// Of the part that came last.
    case bytes(ArraySlice<UInt8>)
    case endOfPart
  }

  /// Of the head of a part.
  static let headLimit = 8 << 10
  static let partLimit = 200

  private enum State { case beginning, boundary, head, body, ended }

  private let delimiter: [UInt8]
  private var state = State.beginning
  private var buffer: [UInt8] = [0x0D, 0x0A]
  /// Where in the buffer is what was not taken yet.
  private var start = 0
  private var parts = 0

  /// - Parameter type: the header `Content-Type`.
  init(type: String) throws(BodyFailure) {
    let found = type.wholeMatch(
      of: /multipart\/form-data\s*;\s*boundary=(?:"([^"]*)"|([^\s;"]*))\s*/.ignoresCase())
    guard let found, case let boundary = found.1 ?? found.2 ?? "",
      boundary.wholeMatch(of: /[0-9A-Za-z'()+_,.\/:=?-]{1,70}/) != nil
    else { throw .broken("it does not say what its parts are divided by") }
    delimiter = Array("\r\n--\(boundary)".utf8)
  }

  mutating func feed(
    _ bytes: some Sequence<UInt8>, _ take: (Event) throws -> Void
  ) throws {
    buffer += bytes
    while try step(take) {}
    buffer.removeSubrange(..<start)
    start = 0
  }

  /// Throws unless the last part has come to its end.
  func finish() throws(BodyFailure) {
    guard state == .ended else { throw .cutOff }
  }

  private var rest: ArraySlice<UInt8> { buffer[start...] }

  /// False where more bytes are needed.
  private mutating func step(_ take: (Event) throws -> Void) throws -> Bool {
    switch state {
    case .beginning:
      guard rest.count >= delimiter.count else { return false }
      guard rest.starts(with: delimiter) else {
        throw BodyFailure.broken("it does not begin with a part")
      }
      start += delimiter.count
      state = .boundary
    case .boundary:
      guard rest.count >= 2 else { return false }
      switch Array(rest.prefix(2)) {
      case Array("\r\n".utf8): state = .head
      case Array("--".utf8): state = .ended
      default: throw BodyFailure.broken("a boundary is followed by something else")
      }
      start += 2
    case .head:
      guard let end = place(of: Array("\r\n\r\n".utf8)), end - start <= MultipartReader.headLimit
      else {
        guard rest.count <= MultipartReader.headLimit else {
          throw BodyFailure.broken("the head of a part is too long")
        }
        return false
      }
      parts += 1
      guard parts <= MultipartReader.partLimit else {
        throw BodyFailure.broken("it has too many parts")
      }
      try take(.part(try MultipartPart(head: buffer[start..<end])))
      start = end + 4
      state = .body
    case .body:
      let end = place(of: delimiter)
      // A delimiter may have begun in the last bytes.
      let known = end ?? max(start, buffer.count - delimiter.count + 1)
      if known > start { try take(.bytes(buffer[start..<known])) }
      start = known
      guard end != nil else { return false }
      try take(.endOfPart)
      start += delimiter.count
      state = .boundary
    case .ended:
      guard Array("\r\n".utf8).starts(with: rest) else {
        throw BodyFailure.broken("something follows its last part")
      }
      return false
    }
    return true
  }

  private func place(of bytes: [UInt8]) -> Int? {
    buffer.withUnsafeBytes { $0.place(of: bytes, from: start) }
  }
}
