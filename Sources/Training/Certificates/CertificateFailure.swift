import Kernel

/// Why a certificate is not issued, or not believed.
public enum CertificateFailure: DiagnosticError, Hashable {
  // The key
  case keyFileMissing(String)
  case keyFileDamaged(String)
  case keyFileExists(String)
  // Issuing
  case noPlace(participant: String, cohort: String)
  case notOver(cohort: String, until: String)
  case notComplete(participant: String, attended: FixedDecimal, needed: FixedDecimal)
  case issuedAlready(code: String)
  case unwritable(String)
  case noCertificate(code: String)
  case revokedAlready(code: String)
  // Printing
  case noName(code: String)
  case otherHolder
  // Verifying
  case malformed
  case otherKey(String)
  case forged

  public var diagnostic: Diagnostic {
    let (rule, message, remedy) = words
    return Diagnostic(.error, rule: "certificate.\(rule)", at: place, message, remedy: remedy)
  }

  private var place: Place {
    switch self {
    case .keyFileMissing(let path), .keyFileDamaged(let path), .keyFileExists(let path):
      Place(file: path)
    case .issuedAlready(let code), .noCertificate(let code), .revokedAlready(let code),
      .noName(let code):
      Place(record: code)
    default: Place()
    }
  }

  private var words: (rule: String, message: String, remedy: String) {
    switch self {
    case .keyFileMissing:
      ("key-missing", "there is no key to sign with.", "Make one, or put its copy back.")
    case .keyFileDamaged:
      ("key-damaged", "the key file is damaged.", "Put its copy back; do not edit it.")
    case .keyFileExists:
      ("key-exists", "there is a key already.", "Use it; with another, name another file.")
    case .noPlace(let participant, let cohort):
      (
        "no-place", "\(participant) did not accept a place in \(cohort).",
        "Check both codes, and accepted_on of the nomination."
      )
    case .notOver(let cohort, let until):
      ("not-over", "\(cohort) lasts until \(until).", "Issue certificates from that day on.")
    case .notComplete(let participant, let attended, let needed):
      (
        "not-complete", "\(participant) attended \(attended) hours of the \(needed) needed.",
        "Check the attendance; the cohort's threshold says how much is needed."
      )
    case .issuedAlready(let code):
      ("issued", "the place has the certificate \(code).", "Revoke it first to issue another.")
    case .unwritable(let field):
      ("text", "The \(field) is empty or has more than one line.", "Write it in one line.")
    case .noCertificate:
      ("unknown", "there is no certificate of that code here.", "Check the code.")
    case .revokedAlready:
      ("revoked", "the certificate is revoked already.", "Nothing is to be done.")
    case .noName:
      (
        "no-name", "the vault holds no name of the holder.",
        "Print it without, or write the name first (baraza person write)."
      )
    case .otherHolder:
      (
        "other-holder", "The secret and the name in the vault are not those it was issued with.",
        "Check the secret; where the name was corrected since, revoke and issue again."
      )
    case .malformed:
      (
        "malformed", "The text is no certificate, and no list of revoked ones.",
        "Copy it whole, from BARAZA1 to its last letter."
      )
    case .otherKey(let key):
      (
        "other-key", "It was signed with the key \(key), which is not the one given.",
        "Ask the issuer for the public key of that id, by a way that you trust."
      )
    case .forged:
      (
        "forged", "The signature does not fit: something was changed.",
        "Do not believe it; ask the holder for the text as it was issued."
      )
    }
  }
}
