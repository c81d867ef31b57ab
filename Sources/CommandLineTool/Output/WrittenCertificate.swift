import Kernel
import Platform
import Training

/// A certificate as commands write it.
struct WrittenCertificate: Encodable {
  let code: String
  let course: String
  let level: String
  let curriculum: Int64
  let hours: String
  let begins: String
  let ends: String
  let issued: String
  /// The last day on which it holds; null where it does not expire.
  let expires: Nullable<String>
  let issuer: String
  let key: String
  /// Whether it is bound to a name.
  let isBound: Bool
  let revoked: Nullable<String>
  let reason: Nullable<String>
  /// Where the store knows them.
  let participant: Nullable<String>
  let cohort: Nullable<String>
  let text: String

  init(
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

  init(_ entry: Certificates.Entry) {
    self.init(
      entry.certificate, revocation: entry.revocation, participant: entry.participant,
      cohort: entry.cohort)
  }

  var table: Table {
    let fields: [(String, String?)] = [
      ("code", code), ("course", course), ("level", level), ("curriculum", "\(curriculum)"),
      ("hours", hours), ("begins", begins), ("ends", ends), ("issued", issued),
      ("expires", expires.value), ("issuer", issuer), ("key", key),
      ("isBound", isBound ? "yes" : "no"), ("revoked", revoked.value), ("reason", reason.value),
      ("participant", participant.value), ("cohort", cohort.value),
    ]
    return Table(
      [.init("field", "Field"), .init("value", "Value", limit: 1_000)],
      (fields + [("text", text)]).map { [$0.0, $0.1] })
  }
}
