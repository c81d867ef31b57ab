/// The end of what a program wrote on standard error, and how much it was in all.
public struct LogTail: Sendable, Hashable {
  /// The bytes that are kept at most.
  public static let limit = 64 << 10

  private var kept: [UInt8] = []
  /// The bytes in all.
  public private(set) var count = 0

  public init() {}

  public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    count += bytes.count
    kept.append(contentsOf: bytes.suffix(LogTail.limit))
    // Cut seldom, so that each byte is moved at most once more.
    if kept.count > 4 * LogTail.limit { kept.removeFirst(kept.count - LogTail.limit) }
  }

  /// The last bytes.
  public var bytes: ArraySlice<UInt8> { kept.suffix(LogTail.limit) }

  /// Whether the beginning is left out.
  public var isCut: Bool { count > LogTail.limit }

  /// The last bytes as text; from the first whole line where the beginning is left out.
  public var text: String {
    guard isCut, let lineFeed = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(decoding: bytes[(lineFeed + 1)...], as: UTF8.self)
  }

  /// The last line that says something, at most 200 characters, safe to print.
  public var lastLine: String? {
    let lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    for line in lines.reversed() {
      let text = String(decoding: line.prefix(1000), as: UTF8.self)
      let printable = text.unicodeScalars.filter { $0.properties.generalCategory != .control }
      let words = String(String.UnicodeScalarView(printable)).prefix(200)
      if words.contains(where: { !$0.isWhitespace }) { return String(words) }
    }
    return nil
  }
}
