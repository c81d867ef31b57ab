import Kernel
import Training

/// A certificate as both faces give it.
public struct WrittenCertificate: Encodable, Sendable {
  public let code: String
  public let course: String
  public let level: String
  public let curriculum: Int64
  public let hours: String
  public let begins: String
  public let ends: String
  public let issued: String
  /// The last day on which it holds; null where it does not expire.
  public let expires: Nullable<String>
  public let issuer: String
  public let key: String
  /// Whether it is bound to a name.
  public let isBound: Bool
  public let revoked: Nullable<String>
  public let reason: Nullable<String>
  /// Where the store knows them.
  public let participant: Nullable<String>
  public let cohort: Nullable<String>
  public let text: String

  public init(
    _ certificate: Certificate, revocation: RevocationList.Entry?, participant: String? = nil,
    cohort: String? = nil
  ) {
    let claims = certificate.claims
    code = claims.code
    course = claims.course
    level = claims.level
    curriculum = claims.curriculum
    hours = claims.hours.description
    begins = claims.begins.description
    ends = claims.ends.description
    issued = claims.issued.description
    expires = Nullable(claims.expires?.description)
    issuer = claims.issuer
    key = claims.key
    isBound = claims.holder != nil
    revoked = Nullable(revocation?.revoked.description)
    reason = Nullable(revocation?.reason.rawValue)
    self.participant = Nullable(participant)
    self.cohort = Nullable(cohort)
    text = certificate.text
  }

  public init(_ entry: Certificates.Entry) {
    self.init(
      entry.certificate, revocation: entry.revocation, participant: entry.participant,
      cohort: entry.cohort)
  }
}
