import Crypto
import Foundation
import Storage

/// The key with which certificates and lists of revoked ones are signed (Ed25519, RFC 8032).
public struct CertificateKey: Sendable {
  let secret: Curve25519.Signing.PrivateKey
  public let publicKey: CertificatePublicKey

  /// A new random key.
  init() { self.init(Curve25519.Signing.PrivateKey()) }

  /// Nil unless there are 32 bytes.
  init?(bytes: Data) {
    guard let secret = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes) else {
      return nil
    }
    self.init(secret)
  }

  private init(_ secret: Curve25519.Signing.PrivateKey) {
    self.secret = secret
    publicKey = CertificatePublicKey(secret.publicKey)
  }

  func sign(_ words: Data, prefix: String) throws -> SignedText {
    SignedText(prefix: prefix, words: words, signature: try secret.signature(for: words))
  }
}

/// What anybody verifies certificates with: to be printed, published and kept.
public struct CertificatePublicKey: Sendable, Hashable, CustomStringConvertible {
  private static let prefix = "baraza-certificates-1:"
  private let bytes: Data

  init(_ key: Curve25519.Signing.PublicKey) { bytes = key.rawRepresentation }

  /// Reads ``description``; nil for what is none.
  public init?(_ text: String) {
    let text = text.filter { !$0.isWhitespace }
    guard text.hasPrefix(CertificatePublicKey.prefix),
      let bytes = Data(base64URL: text.dropFirst(CertificatePublicKey.prefix.count)),
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    else { return nil }
    self.init(key)
  }

  /// `baraza-certificates-1:` and the 32 bytes in base64url.
  public var description: String { CertificatePublicKey.prefix + bytes.base64URL }

  /// 16 hexadecimal digits by which certificates name it.
  public var id: String { Data(SHA256.hash(data: bytes).prefix(8)).hexadecimal }

  func isValid(_ signed: SignedText) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
      return false
    }
    return key.isValidSignature(signed.signature, for: signed.words)
  }
}
