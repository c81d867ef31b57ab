import Commitments

extension PlanIndicator.Level {
  /// `48`, or `12 / 25 (2024)` of a ratio; nil where nothing is stated.
  public var written: String? {
    let ratio = numerator.flatMap { top in denominator.map { "\(top) / \($0)" } }
    guard let level = value ?? ratio else { return nil }
    return level + (date.map { " (\($0))" } ?? "")
  }
}
