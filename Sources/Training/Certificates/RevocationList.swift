import Foundation
import Kernel

/// The certificates that were revoked up to a day, signed, to be published beside the public key.
public struct RevocationList: Hashable, Sendable {
  static let prefix = "BARAZA1-REVOKED"
  static let heading = "Baraza revoked certificates 1"

  public struct Entry: Hashable, Sendable {
    public let code: String
    public let revoked: CalendarDate
    public let reason: RevocationReason
  }

  public let issuer: String
  public let listed: CalendarDate
  /// The id of the public key.
  public let key: String
  /// By code.
  public let entries: [Entry]
  let signed: SignedText

  public var text: String { signed.text }

  init(
    _ entries: [Entry], issuer: String, listed: CalendarDate, signedWith key: CertificateKey
  ) throws {
    let lines =
      [
        RevocationList.heading, "issuer: \(issuer)", "listed: \(listed)",
        "key: \(key.publicKey.id)",
      ] + entries.map { "revoked: \($0.code) \($0.revoked) \($0.reason.rawValue)" }
    let words = Data((lines.joined(separator: "\n") + "\n").utf8)
    self.issuer = issuer
    self.listed = listed
    self.key = key.publicKey.id
    self.entries = entries
    signed = try key.sign(words, prefix: RevocationList.prefix)
  }

  /// Reads ``text``. Throws ``CertificateFailure/malformed``.
  public init(_ text: String) throws {
    guard let signed = SignedText(text, prefix: RevocationList.prefix),
      let words = String(data: signed.words, encoding: .utf8)
    else { throw CertificateFailure.malformed }
    let lines = words.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    guard lines.first == RevocationList.heading[...], lines.count >= 4,
      lines[1].hasPrefix("issuer: "), lines[2].hasPrefix("listed: "), lines[3].hasPrefix("key: "),
      let listed = CalendarDate(String(lines[2].dropFirst(8)))
    else { throw CertificateFailure.malformed }
    issuer = String(lines[1].dropFirst(8))
    self.listed = listed
    key = String(lines[3].dropFirst(5))
    entries = try lines.dropFirst(4).map { line in
      let parts = line.split(separator: " ")
      guard parts.count == 4, parts[0] == "revoked:", let day = CalendarDate(String(parts[2])),
        let reason = RevocationReason(rawValue: String(parts[3]))
      else { throw CertificateFailure.malformed }
      return Entry(code: String(parts[1]), revoked: day, reason: reason)
    }
    self.signed = signed
  }

  /// - Throws: ``CertificateFailure/otherKey(_:)``, ``CertificateFailure/forged``
  public func verify(with key: CertificatePublicKey) throws {
    guard self.key == key.id else { throw CertificateFailure.otherKey(self.key) }
    guard key.isValid(signed) else { throw CertificateFailure.forged }
  }
}

/// Why a certificate was revoked, in words that tell nothing of its holder.
public enum RevocationReason: String, Codable, Sendable, CaseIterable {
  case issuedInError = "issued-in-error"
  /// Another one was issued in its place.
  case replaced
  case misused
  case atHoldersRequest = "at-holders-request"
  /// Another reason: the change that issued it was undone, for one.
  case withdrawn
}
