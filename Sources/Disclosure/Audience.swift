/// For whom an output is made.
public enum Audience: String, Codable, Sendable, CaseIterable {
  /// Donors, partners, a public site: whoever may pass it on.
  case `public`
  /// People of the organisation; the command line of the store's owner.
  case `internal`
  /// People who were cleared for what is restricted.
  case restricted

  /// The highest class that this audience sees.
  public var clearance: Sensitivity {
    switch self {
    case .public: .public
    case .internal: .internal
    case .restricted: .restricted
    }
  }
}
