/// Something that the gate kept back from an output: what, why, and how much of it.
public struct Withheld: Hashable, Codable, Sendable {
  public enum Reason: String, Codable, Sendable, CaseIterable {
    /// The record's class is above what the audience sees.
    case sensitivity
    /// A position was shown on a coarser grid than it is known.
    case coarsened
    /// A position is not shown, or could not be read and therefore not coarsened.
    case position
    /// A count of few people, or one that such a count could be worked out from.
    case smallCell
    /// Numbers of overlapping groups are shown rounded, so that no difference shows few people.
    case rounded
  }

  /// The kind of record, named as its table is: `activities`, `locations`.
  public let what: String
  public let why: Reason
  public internal(set) var count: Int
}
