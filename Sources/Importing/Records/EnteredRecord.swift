import Storage

/// One record as it is after somebody entered it.
public struct EnteredRecord: Sendable {
  public enum Action: String, Sendable {
    case added, changed, unchanged
  }

  public let id: Int64
  public let action: Action
  public let held: HeldRecord
}
