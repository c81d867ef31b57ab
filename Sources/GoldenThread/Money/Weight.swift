import Kernel

/// Which share of a source's money a link gives to a commitment, in millionths of a per cent.
enum Weight {
  /// All of it.
  static let whole = FixedDecimal.hundredPercent

  /// `62.5`, for `62.5 %`.
  static func text(_ weight: Int64) -> String { FixedDecimal(millionths: weight).description }
}
