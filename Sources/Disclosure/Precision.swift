/// How exactly a place may be shown to those who are not cleared for more.
public enum Precision: String, Codable, Sendable, CaseIterable {
  /// As it is stored.
  case exact
  /// To a hundredth of a degree, about one kilometre.
  case approximate
  /// To a tenth of a degree, about eleven kilometres.
  case area
  /// Not at all.
  case hidden

  /// The grid that positions are moved to, in millionths of a degree; nil where
  /// they stay as they are.
  var grid: Int64? {
    switch self {
    case .exact, .hidden: nil
    case .approximate: 10_000
    case .area: 100_000
    }
  }

  /// How many decimals a position on the grid has.
  var decimals: Int { self == .approximate ? 2 : 1 }
}
