/// From how many people on a count is shown.
///
/// Five, and ten where the people's own records are above the class that the audience sees:
/// who may not know them could use a table to find them, and they may be at risk. Such numbers
/// lie between 5 and 11 in the practice of humanitarian and health data.
///
/// What is withheld at five is withheld at ten, so that who holds both tables learns no more
/// than from the one at five.
public enum Threshold: Int, Sendable, CaseIterable, Comparable {
  case five = 5
  case ten = 10

  public static func < (lhs: Threshold, rhs: Threshold) -> Bool { lhs.rawValue < rhs.rawValue }

  /// This threshold and those below it, from the lowest.
  var steps: [Int] { Threshold.allCases.filter { $0 <= self }.map(\.rawValue) }
}

extension Gate {
  /// The threshold of tables of people whose records have this class.
  public func threshold(_ sensitivity: Sensitivity) -> Threshold {
    admits(sensitivity) ? .five : .ten
  }
}
