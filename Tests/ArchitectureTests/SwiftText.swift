/// A Swift source taken apart far enough to look for things in it: what is code, what is a
/// comment, and what stands in string literals.
///
/// Lines stay where they were, so that a finding can name its line.
struct SwiftText {
  /// A string literal; what is interpolated stands in it as `\()`.
  struct Literal {
    let line: Int
    let text: String
  }

  /// The source with comments and the contents of string literals blanked.
  private(set) var code = ""
  /// The source with comments blanked.
  private(set) var uncommented = ""
  private(set) var literals: [Literal] = []

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var codeBytes: [UInt8] = []
  private var uncommentedBytes: [UInt8] = []

  init(_ source: String) {
    bytes = Array(source.utf8)
    while index < bytes.count { readCode(insideInterpolation: false) }
    code = String(decoding: codeBytes, as: UTF8.self)
    uncommented = String(decoding: uncommentedBytes, as: UTF8.self)
  }

  private func at(_ text: StaticString, offset: Int = 0) -> Bool {
    let start = index + offset
    guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[start + $0] == text.utf8Start[$0] }
  }

  /// Takes the next byte; newlines are kept in what is blanked.
  private mutating func take(code inCode: Bool, uncommented inUncommented: Bool) {
    let byte = bytes[index]
    let isNewline = byte == UInt8(ascii: "\n")
    let blank = isNewline ? byte : UInt8(ascii: " ")
    if isNewline { line += 1 }
    codeBytes.append(inCode ? byte : blank)
    uncommentedBytes.append(inUncommented ? byte : blank)
    index += 1
  }

  private mutating func readCode(insideInterpolation: Bool) {
    var depth = 0
    while index < bytes.count {
      if at("//") {
        while index < bytes.count, !at("\n") { take(code: false, uncommented: false) }
      } else if at("/*") {
        readBlockComment()
      } else if let hashes = hashesBeforeQuote() {
        readString(hashes: hashes)
      } else {
        if at("(") { depth += 1 }
        if at(")") {
          if insideInterpolation, depth == 0 { return }
          depth -= 1
        }
        take(code: true, uncommented: true)
      }
    }
  }

  private mutating func readBlockComment() {
    var depth = 0
    repeat {
      let steps = at("/*") || at("*/") ? 2 : 1
      depth += at("/*") ? 1 : at("*/") ? -1 : 0
      for _ in 0..<steps where index < bytes.count { take(code: false, uncommented: false) }
    } while depth > 0 && index < bytes.count
  }

  private func hashesBeforeQuote() -> Int? {
    var hashes = 0
    while at("#", offset: hashes) { hashes += 1 }
    return at("\"", offset: hashes) ? hashes : nil
  }

  private func hashes(_ count: Int, after offset: Int) -> Bool {
    (0..<count).allSatisfy { at("#", offset: offset + $0) }
  }

  private mutating func readString(hashes: Int) {
    let first = line
    for _ in 0..<hashes { take(code: true, uncommented: true) }
    let quotes = at("\"\"\"") ? 3 : 1
    for _ in 0..<quotes { take(code: true, uncommented: true) }
    var text: [UInt8] = []
    while index < bytes.count {
      let closes = quotes == 3 ? at("\"\"\"") : at("\"")
      if closes && self.hashes(hashes, after: quotes) || (quotes == 1 && at("\n")) {
        if closes { for _ in 0..<quotes + hashes { take(code: true, uncommented: true) } }
        break
      }
      let escapes = at("\\") && self.hashes(hashes, after: 1)
      if escapes, at("(", offset: 1 + hashes) {
        for _ in 0..<hashes + 2 { take(code: true, uncommented: true) }
        readCode(insideInterpolation: true)
        if index < bytes.count { take(code: true, uncommented: true) }
        text += Array(#"\()"#.utf8)
      } else {
        for _ in 0..<(escapes ? hashes + 2 : 1) where index < bytes.count {
          text.append(bytes[index])
          take(code: false, uncommented: true)
        }
      }
    }
    literals.append(Literal(line: first, text: String(decoding: text, as: UTF8.self)))
  }
}
