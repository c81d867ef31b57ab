import Foundation
import Kernel

/// A signed statement that somebody completed a course, which anybody verifies with its text and
/// the public key alone.
public struct Certificate: Hashable, Sendable {
  static let prefix = "BARAZA1"

  public let claims: CertificateClaims
  let signed: SignedText

  /// One line, for a QR code or to be copied.
  public var text: String { signed.text }

  /// Reads ``text``. Says nothing of whether it is genuine. Throws
  /// ``CertificateFailure/malformed``.
  public init(_ text: String) throws {
    guard let signed = SignedText(text, prefix: Certificate.prefix) else {
      throw CertificateFailure.malformed
    }
    try self.init(signed)
  }

  init(_ signed: SignedText) throws {
    guard let claims = CertificateClaims(signed.words) else { throw CertificateFailure.malformed }
    self.claims = claims
    self.signed = signed
  }

  /// What a verification found. Where it throws, the certificate says nothing.
  public enum Verdict: Hashable, Sendable {
    case valid
    /// It is genuine, and held until that day.
    case expired(CalendarDate)
    /// It was genuine, and is withdrawn.
    case revoked(RevocationList.Entry)
  }

  /// Verifies the signature, and looks it up in a list of revoked ones, which the same key signed.
  ///
  /// - Parameter day: decides whether it still holds; nil does not ask.
  /// - Throws: ``CertificateFailure/otherKey(_:)`` where another key signed either,
  ///   ``CertificateFailure/forged`` where a byte of either was changed.
  public func verify(
    with key: CertificatePublicKey, revocations: RevocationList? = nil, on day: CalendarDate? = nil
  ) throws -> Verdict {
    guard claims.key == key.id else { throw CertificateFailure.otherKey(claims.key) }
    guard key.isValid(signed) else { throw CertificateFailure.forged }
    try revocations?.verify(with: key)
    if let entry = revocations?.entries.first(where: { $0.code == claims.code }) {
      return .revoked(entry)
    }
    guard let day, let expires = claims.expires, day.description > expires.description else {
      return .valid
    }
    return .expired(expires)
  }

  /// Whether it was issued to a name, by the secret on the holder's copy; nil where it is bound to
  /// none.
  public func isHeld(by name: String, secret: HolderSecret) -> Bool? {
    claims.holder.map { $0 == secret.digest(of: name) }
  }
}
