import Foundation

/// Words with their Ed25519 signature in one line of letters, digits, `-`, `_` and `.`, which fits
/// into a QR code: a prefix, the words and the signature in base64url (RFC 4648, not padded).
struct SignedText: Hashable, Sendable {
  let prefix: String
  let words: Data
  let signature: Data

  init(prefix: String, words: Data, signature: Data) {
    self.prefix = prefix
    self.words = words
    self.signature = signature
  }

  /// Nil for what is not written so. White space, by which a line was broken, does not count.
  init?(_ text: String, prefix: String) {
    let parts = text.filter { !$0.isWhitespace }.split(
      separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == prefix, let words = Data(base64URL: parts[1]),
      let signature = Data(base64URL: parts[2]), signature.count == 64
    else { return nil }
    self.init(prefix: prefix, words: words, signature: signature)
  }

  var text: String { "\(prefix).\(words.base64URL).\(signature.base64URL)" }
}

extension Data {
  var base64URL: String {
    String(
      base64EncodedString().compactMap { (letter: Character) -> Character? in
        switch letter {
        case "+": "-"
        case "/": "_"
        case "=": nil
        default: letter
        }
      })
  }

  /// Nil for what is not base64url, or not the one way to write the bytes.
  init?(base64URL text: some StringProtocol) {
    guard !text.contains(where: { "+/=".contains($0) }) else { return nil }
    let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    let plain = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }) + padding
    guard let data = Data(base64Encoded: plain), data.base64URL == text else { return nil }
    self = data
  }
}
