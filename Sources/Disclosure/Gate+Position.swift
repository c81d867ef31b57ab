import Kernel

extension Gate {
  /// A position (`latitude longitude`, in degrees) as the audience may see it;
  /// nil where it may not.
  ///
  /// Those cleared for what is restricted see it as it is stored, others no
  /// finer than `precision`. It moves to the nearest point of a grid, so that
  /// asking again tells no more.
  public mutating func position(
    _ text: String, precision: Precision, sensitivity: Sensitivity
  ) -> String? {
    guard passes("locations", sensitivity) else { return nil }
    guard audience != .restricted, precision != .exact else { return text }
    guard precision != .hidden, let coarse = coarsened(text, to: precision) else {
      withhold("locations", .position)
      return nil
    }
    if coarse != text { withhold("locations", .coarsened) }
    return coarse
  }

  /// Nil where the text is not two decimal numbers: what cannot be coarsened stays.
  private func coarsened(_ text: String, to precision: Precision) -> String? {
    guard let grid = precision.grid else { return nil }
    let parts = text.split(whereSeparator: \.isWhitespace)
    guard parts.count == 2 else { return nil }
    var moved: [String] = []
    for (part, limit) in zip(parts, [90 * FixedDecimal.scale, 180 * FixedDecimal.scale]) {
      let degrees: FixedDecimal
      switch FixedDecimal.read(String(part)) {
      case .exact(let value), .rounded(let value): degrees = value
      case .outOfRange, .malformed: return nil
      }
      guard degrees.millionths.magnitude <= limit.magnitude else { return nil }
      let steps = Rounding.halfEven(Int128(degrees.millionths), dividedBy: Int128(grid))
      let point = ExactDecimal(millionths: steps * Int128(grid))
      moved.append(point.rounded(decimals: precision.decimals))
    }
    return moved.joined(separator: " ")
  }
}
