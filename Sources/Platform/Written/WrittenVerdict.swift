import Training

/// What the verification of a certificate found, as both faces give it.
public struct WrittenVerdict: Encodable, Sendable {
  public let valid: Bool
  /// Whether the last day on which it holds is past.
  public let isExpired: Bool
  /// Whether it was issued to the name; null where that was not asked or it is bound to none.
  public let isHeld: Nullable<Bool>
  public let certificate: WrittenCertificate

  public init(_ verdict: Certificate.Verdict, _ certificate: Certificate, isHeld: Bool? = nil) {
    valid = verdict == .valid
    isExpired = if case .expired = verdict { true } else { false }
    self.isHeld = Nullable(isHeld)
    let entry: RevocationList.Entry? = if case .revoked(let entry) = verdict { entry } else { nil }
    self.certificate = WrittenCertificate(certificate, revocation: entry)
  }
}
