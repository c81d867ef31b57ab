/// A version of the IATI standard.
public enum StandardVersion: String, Sendable, CaseIterable, Comparable, Codable {
  case v101 = "1.01"
  case v102 = "1.02"
  case v103 = "1.03"
  case v104 = "1.04"
  case v105 = "1.05"
  case v201 = "2.01"
  case v202 = "2.02"
  case v203 = "2.03"

  /// The version that Baraza writes.
  public static let current = StandardVersion.v203

  public static func < (lhs: StandardVersion, rhs: StandardVersion) -> Bool {
    lhs.rawValue < rhs.rawValue
  }
}
