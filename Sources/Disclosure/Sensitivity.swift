/// Who may see a record. Activities, places, organisations, concerns and
/// evidence each carry one of these classes.
public enum Sensitivity: String, Codable, Sendable, CaseIterable, Comparable {
  /// Anybody: what is published, or may be.
  case `public`
  /// The people of the organisation, not the public.
  case `internal`
  /// Those alone who were cleared for it: people could come to harm.
  case restricted

  /// The class as the store writes it; what cannot be read counts as restricted.
  public init(stored text: String?) {
    self = text.flatMap(Sensitivity.init(rawValue:)) ?? .restricted
  }

  public static func < (lhs: Sensitivity, rhs: Sensitivity) -> Bool { lhs.rank < rhs.rank }

  private var rank: Int {
    switch self {
    case .public: 0
    case .internal: 1
    case .restricted: 2
    }
  }
}
