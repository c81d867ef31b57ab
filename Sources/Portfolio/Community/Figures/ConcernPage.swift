import Disclosure

/// One concern: who raised it, how each group ranked it over time, where it was taken, what was
/// answered, and whether people were told.
public struct ConcernPage: Encodable, Hashable, Sendable {
  public struct Community: Encodable, Hashable, Sendable {
    public let id: Int64
    public let name: String
    public let country: String
    public let area: String?
    public let adminCode: String?
    public let population: Int64?
    public let populationSource: String?
    /// Latitude and longitude as the gate lets them out.
    public let position: String?
  }

  public struct Round: Encodable, Hashable, Sendable {
    public let heldOn: String
    public let method: String
    /// Of each group that ranked the concern, the merged list last.
    public let ranks: [ConcernList.Rank]
  }

  public struct Escalation: Encodable, Hashable, Sendable {
    public let id: Int64
    public let level: String
    public let body: String
    public let raisedOn: String
    public let acknowledgedOn: String?
    public let answeredOn: String?
    public let answer: String?
    /// The day on which people were told of it; it is open until then.
    public let toldOn: String?
    /// Days without an answer; nil once there is one.
    public let unansweredDays: Int?
  }

  public struct Telling: Encodable, Hashable, Sendable {
    public let toldOn: String
    public let how: String
    public let byRole: String
    /// The escalation that people were told of; nil for the concern itself.
    public let escalation: Int64?
  }

  public let today: String
  public let concern: ConcernList.Item
  public let description: String?
  public let threat: String?
  public let community: Community
  /// The latest first.
  public let rounds: [Round]
  /// From the village up.
  public let escalations: [Escalation]
  public let toldBack: [Telling]
  public let withheld: [Withheld]
}
