import Kernel

/// What the vault holds of a person; each value is encrypted on its own.
public enum VaultField: String, Sendable, CaseIterable, Codable, Comparable {
  case name
  /// One or more telephone numbers with `;` between them.
  case phone
  case email
  case address
  /// The number of a passport or identity card.
  case document
  case birthDate = "birth-date"
  case emergencyContact = "emergency-contact"
  case note

  /// The number of characters that a value may have.
  static let longest = 2_000

  public static func < (lhs: VaultField, rhs: VaultField) -> Bool { lhs.rank < rhs.rank }

  private var rank: Int { VaultField.allCases.firstIndex(of: self) ?? 0 }

  /// The value without white space around it. Throws ``VaultFailure``, which does not repeat it.
  func checked(_ value: String) throws -> String {
    let value = value.trimmed
    guard !value.isEmpty else { throw VaultFailure.valueEmpty(self) }
    guard value.count <= VaultField.longest else { throw VaultFailure.valueTooLong(self) }
    return value
  }
}

extension Sequence<VaultField> {
  /// As the read log writes them: `name;phone`.
  var written: String { sorted().map(\.rawValue).joined(separator: ";") }
}
