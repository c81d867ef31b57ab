import Kernel

/// How many people a group has and what they add up to (their hours), as both may leave where many
/// groups overlap: the modules of one cohort, of which each but few people attended all.
///
/// **What is told.** People to the nearest multiple of the threshold; the sum to the nearest
/// multiple of as much as so many people could add to it; no sum where people round to none. What
/// leaves at ten is rounded from what leaves at five. Larger groups are added up from rounded ones,
/// so that nothing is solved back from them.
///
/// **What is guaranteed.** As many whole numbers as the threshold lead to each number that is shown.
/// Beside any number of people that a reader knows (the cohort's own), one of them lets nobody
/// be left over, or as many as the threshold: that few people are in a group, out of it, or there
/// for a part of it, is told by no number.
public struct RoundedSum: Hashable, Sendable {
  public private(set) var people: Int64
  public private(set) var sum: ExactDecimal

  public static let none = RoundedSum(people: 0, sum: .zero)

  /// Of a larger group; far from what 64 bits of people hold.
  public static func + (lhs: RoundedSum, rhs: RoundedSum) -> RoundedSum {
    RoundedSum(
      people: lhs.people + rhs.people,
      sum: ExactDecimal(millionths: lhs.sum.millionths + rhs.sum.millionths))
  }

  fileprivate init(people: Int64, sum: ExactDecimal) {
    self.people = people
    self.sum = sum
  }

  /// - Parameter most: what one person could add, in millionths, above zero.
  fileprivate init(
    _ people: Int64, _ sum: ExactDecimal, most: Int64, _ threshold: Threshold
  ) {
    let people = RoundedSum.rounded(Int128(people), 1, threshold)
    self.people = Int64(clamping: people)
    self.sum =
      people == 0
      ? .zero : ExactDecimal(millionths: RoundedSum.rounded(sum.millionths, most, threshold))
  }

  /// The nearest multiple, half upwards: as many numbers lead to each, and to none fewer.
  private static func rounded(_ value: Int128, _ unit: Int64, _ threshold: Threshold) -> Int128 {
    threshold.steps.reduce(value) { value, step in
      let base = Int128(step) * Int128(unit)
      return (2 * value + base) / (2 * base) * base
    }
  }
}

extension Gate {
  /// A group of people and what they add up to, as both may leave; they are listed as rounded.
  ///
  /// - Parameter most: what one person could add, in millionths; not a number of theirs, but of what
  ///   was offered to all.
  public mutating func rounded(
    _ people: Int64, adding sum: ExactDecimal, most: Int64, of what: String,
    _ sensitivity: Sensitivity
  ) -> RoundedSum {
    let rounded = RoundedSum(people, sum, most: max(1, most), threshold(sensitivity))
    // How many groups round to none is not told either.
    if rounded != .none { withhold(what, .rounded) }
    return rounded
  }
}
