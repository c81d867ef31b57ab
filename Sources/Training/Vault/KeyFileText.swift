import Crypto
import Foundation
import Storage

/// The words of a key file: a heading, a line for each key, and a checksum, by which a damaged
/// file is told from one of other keys.
struct KeyFileText {
  struct Line {
    let key: VaultKey
    /// When it was made, in UTC.
    let since: String
  }

  static let heading = """
    Baraza vault keys, version 1
    Whoever has this file and the store can read who the participants are. Without it nobody can.
    Keep a copy apart from the store and its backups.

    """

  var lines: [Line] = []
  var keys: [VaultKey] { lines.map(\.key) }

  var written: String {
    let body =
      KeyFileText.heading
      + lines.map { line in
        let secret = line.key.secret.withUnsafeBytes { Data($0) }
        return "key \(line.key.id) \(line.since) \(secret.hexadecimal)\n"
      }.joined()
    return body + "checksum \(KeyFileText.checksum(body))\n"
  }

  /// Throws ``VaultFailure/keyFileDamaged(path:detail:)``. No error repeats a key.
  static func read(_ text: String, _ path: String) throws -> KeyFileText {
    let text = text.replacing("\r\n", with: "\n")
    guard text.hasPrefix("Baraza vault keys, version 1\n") else {
      throw VaultFailure.keyFileDamaged(path: path, detail: "it does not begin as a key file")
    }
    guard let mark = text.range(of: "checksum ", options: .backwards),
      text[mark.upperBound...].trimmingCharacters(in: .whitespacesAndNewlines)
        == checksum(String(text[..<mark.lowerBound]))
    else {
      throw VaultFailure.keyFileDamaged(path: path, detail: "its checksum does not fit")
    }
    var result = KeyFileText()
    for line in text.split(separator: "\n") where line.hasPrefix("key ") {
      let parts = line.split(separator: " ")
      guard parts.count == 4, let bytes = Data(hexadecimal: parts[3]),
        let key = VaultKey(bytes: bytes), key.id.description == parts[1]
      else {
        throw VaultFailure.keyFileDamaged(path: path, detail: "a key does not fit its id")
      }
      result.lines.append(Line(key: key, since: String(parts[2])))
    }
    return result
  }

  private static func checksum(_ body: String) -> String {
    Data(SHA256.hash(data: Data(body.utf8)).prefix(8)).hexadecimal
  }
}

extension Data {
  /// Nil for what is no hexadecimal.
  init?(hexadecimal text: some StringProtocol) {
    let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
    self.init(
      stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
  }
}
