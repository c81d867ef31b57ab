import Kernel

/// Who answers for a write: a person's name, or a service's.
public struct Actor: Sendable, Hashable {
  public let name: String

  /// Refuses a blank name: every revision says who made it.
  public init(name: String) throws {
    let trimmed = name.trimmed
    guard !trimmed.isEmpty else { throw StoreFailure.actorMissing }
    self.name = trimmed
  }
}
