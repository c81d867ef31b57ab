/// How far a nomination came. It follows from the days of an enrolment.
public enum EnrolmentState: String, Codable, Sendable, CaseIterable, Comparable {
  case nominated
  /// On the reserve list.
  case reserve
  /// A place was offered.
  case selected
  case declined
  case accepted
  case withdrawn

  /// The state that an enrolment's days say.
  init(
    reserveOrder: Int64?, selected: String?, accepted: String?, declined: String?,
    withdrawn: String?
  ) {
    self =
      if withdrawn != nil {
        .withdrawn
      } else if accepted != nil {
        .accepted
      } else if declined != nil {
        .declined
      } else if selected != nil {
        .selected
      } else if reserveOrder != nil {
        .reserve
      } else {
        .nominated
      }
  }

  public static func < (lhs: EnrolmentState, rhs: EnrolmentState) -> Bool { lhs.rank < rhs.rank }

  /// Whether a nomination comes to the state from another by going on: an answer stays given.
  func follows(_ other: EnrolmentState) -> Bool { rank > other.rank && other != .declined }

  private var rank: Int {
    switch self {
    case .nominated: 0
    case .reserve: 1
    case .selected: 2
    case .declined, .accepted: 3
    case .withdrawn: 4
    }
  }
}
