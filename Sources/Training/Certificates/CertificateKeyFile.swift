import Crypto
import Foundation
import Storage

/// The file that holds the key with which certificates are signed, apart from the store.
///
/// Whoever has it can issue certificates in the organisation's name; who loses it can still verify
/// with the public key, but signs with another one from then on.
public struct CertificateKeyFile: Sendable {
  public let path: String
  private var file: PrivateFile { PrivateFile(path: path) }

  public init(path: String) { self.path = path }

  /// Beside the key file of the vault.
  public init(environment: [String: String]) {
    let vault = KeyFile(environment: environment).path
    self.init(
      path: URL(filePath: vault).deletingLastPathComponent().appending(path: "certificates.key")
        .path)
  }

  public var exists: Bool { file.exists }

  private static let heading = """
    Baraza certificate key, version 1
    Whoever has this file can issue certificates in your name. Keep a copy apart from the store.

    """

  /// The key. Throws ``CertificateFailure`` where the file is missing or damaged, and
  /// ``VaultFailure`` where others may read it.
  public func key() throws -> CertificateKey {
    guard let text = try file.text() else { throw CertificateFailure.keyFileMissing(path) }
    let words = text.replacing("\r\n", with: "\n")
    guard words.hasPrefix("Baraza certificate key, version 1\n"),
      let mark = words.range(of: "checksum ", options: .backwards),
      words[mark.upperBound...].trimmingCharacters(in: .whitespacesAndNewlines)
        == CertificateKeyFile.checksum(String(words[..<mark.lowerBound])),
      let line = words.split(separator: "\n").first(where: { $0.hasPrefix("key ") }),
      case let parts = line.split(separator: " "), parts.count == 4,
      let bytes = Data(hexadecimal: parts[3]), let key = CertificateKey(bytes: bytes),
      key.publicKey.id == parts[1]
    else { throw CertificateFailure.keyFileDamaged(path) }
    return key
  }

  /// Makes the file with a new random key. Throws ``CertificateFailure/keyFileExists(_:)`` where
  /// there is one: what it signed could not be added to.
  public func create() throws -> CertificateKey {
    let key = CertificateKey()
    try file.replace { old in
      guard old == nil else { throw CertificateFailure.keyFileExists(path) }
      let secret = key.secret.rawRepresentation.hexadecimal
      let body =
        CertificateKeyFile.heading + "key \(key.publicKey.id) \(UTCTime.now()) \(secret)\n"
      return body + "checksum \(CertificateKeyFile.checksum(body))\n"
    }
    return key
  }

  private static func checksum(_ body: String) -> String {
    Data(SHA256.hash(data: Data(body.utf8)).prefix(8)).hexadecimal
  }
}
