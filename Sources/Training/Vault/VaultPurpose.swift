/// What somebody opens the vault for. A closed list: free text would carry names out of it.
public enum VaultPurpose: String, Sendable, CaseIterable, Codable {
  case invitation, travel, attendance, payment, certificate, emergency, correction
  case verification
  case followUp = "follow-up"
  case duplicateCheck = "duplicate-check"
  /// The person asked what is held of them, or for its correction or erasure.
  case dataRequest = "data-request"
}

/// Why values were erased.
public enum ErasureCause: String, Sendable, CaseIterable, Codable {
  /// The person asked for it.
  case request
  /// They were kept as long as the rules say.
  case retention
  /// Consent was withdrawn.
  case withdrawal
  /// They were wrong, and nothing takes their place.
  case correction
}
