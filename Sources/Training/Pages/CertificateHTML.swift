import Kernel
import Pages

/// A certificate as one self-contained HTML page that prints on one side of A4. It shows what the
/// signed text says and nothing else, unless the holder's name is given from the vault.
public struct CertificateHTML {
  let certificate: Certificate
  let revocation: RevocationList.Entry?
  let name: String?
  let secret: HolderSecret?
  let words: Words
  let written: Written

  /// - Throws: ``CertificateFailure/otherHolder`` where name and secret are not those that the
  ///   certificate was issued to.
  public init(
    _ certificate: Certificate, revocation: RevocationList.Entry? = nil, name: String? = nil,
    secret: HolderSecret? = nil, words: Words = .training
  ) throws {
    if let secret, certificate.isHeld(by: name ?? "", secret: secret) != true {
      throw CertificateFailure.otherHolder
    }
    self.certificate = certificate
    self.revocation = revocation
    self.name = name
    self.secret = secret
    self.words = words
    written = Written(words: words)
  }

  /// Throws where the template is missing or cannot be read.
  public func render() throws(PageFailure) -> String {
    let claims = certificate.claims
    let page: [String: Any] = [
      "language": words.language, "words": words.entries, "code": claims.code,
      "issuer": claims.issuer, "course": claims.course, "name": name.map { [$0] } ?? [],
      "completed": words[name == nil ? "completed.holder" : "completed.named"],
      "facts": facts, "text": certificate.text, "howToVerify": words["howToVerify", claims.key],
      "revoked": revocation.map {
        [
          words[
            "revokedOn", written.date($0.revoked.description), words["reason.\($0.reason.rawValue)"]
          ]
        ]
      } ?? [],
      "secret": secret.map { [$0.description] } ?? [],
    ]
    return try PageTemplates.of("Training").render(page, with: "certificate")
  }

  private var facts: [[String: Any]] {
    let claims = certificate.claims
    let days = [claims.begins, claims.ends, claims.issued].map { written.date($0.description) }
    var facts: [(String, String)] = [
      ("level", words["level.\(claims.level)"]),
      ("curriculum", words["version", "\(claims.curriculum)"]),
      ("hoursAttended", written.number(claims.hours.description)),
      ("held", days[0] == days[1] ? days[0] : "\(days[0]) – \(days[1])"), ("issued", days[2]),
    ]
    if let expires = claims.expires {
      facts.append(("expires", written.date(expires.description)))
    }
    facts.append(("code", claims.code))
    return facts.map {
      ["label": words[$0.0], "value": $0.1, "isCode": $0.0 == "code"]
    }
  }
}
