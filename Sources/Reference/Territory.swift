import Kernel

/// A country or other area that records are about.
public struct Territory: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, Codable {
    /// Has a code of ISO 3166-1.
    case listed
    /// Has a code that ISO 3166-1 leaves to its users.
    case userAssigned
    /// Has a code of ISO 3166-2, which lists it within another territory.
    case subdivision
    /// A part of a territory that no standard gives a code.
    case area
  }

  /// The identifier: ISO 3166-1 alpha-2 where there is one.
  public let code: String
  public let alpha3: String?
  /// Three digits, as text.
  public let numeric: String?
  public let name: String
  public let kind: Kind
  /// The territory within which the standard (or the area's name) places it.
  public let within: String?
  /// What to say beside the name.
  public let note: String?

  init(
    code: String, alpha3: String? = nil, numeric: String? = nil, name: String,
    kind: Kind = .listed, within: String? = nil, note: String? = nil
  ) {
    self.code = code
    self.alpha3 = alpha3
    self.numeric = numeric
    self.name = name
    self.kind = kind
    self.within = within
    self.note = note
  }
}

/// A territory code that ISO 3166-1 has taken back.
public struct WithdrawnTerritory: Hashable, Sendable {
  /// The four letters of ISO 3166-3, which are never used twice.
  public let code: String
  public let alpha2: String
  public let alpha3: String
  public let numeric: String?
  /// The day, or only the year, of the withdrawal.
  public let withdrawal: CalendarDate?
  public let name: String
  /// The codes that came after it, the closest first; may be empty.
  public let successors: [String]
}
