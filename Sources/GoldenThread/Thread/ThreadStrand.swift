import Commitments

/// One commitment on a thread: up to the provisions that it serves, down to the people whom it
/// answers, and what lies between.
public struct ThreadStrand: Encodable, Hashable, Sendable {
  /// A provision that the commitment, or a part of the plan that it lies in, serves.
  public struct Provision: Encodable, Hashable, Sendable {
    public let id: Int64
    /// Symbol.
    public let instrument: String
    public let code: String
    public let summary: String
    /// `implements` or `contributes`.
    public let relation: String
    /// The code of the part of the plan that says so.
    public let of: String
  }

  /// What waits for somebody.
  public struct Unanswered: Encodable, Hashable, Sendable {
    /// Concerns that are open, the oldest first.
    public let concerns: [Waiting]
    public let disputes: [OpenDispute]
    /// `PLAN#CODE` of actions that are due and that nobody has assessed.
    public let actions: [String]

    public var isEmpty: Bool { concerns.isEmpty && disputes.isEmpty && actions.isEmpty }
  }

  public struct Waiting: Encodable, Hashable, Sendable {
    public let id: Int64
    public let code: String
    public let state: String
    public let ageDays: Int
  }

  /// By which the thread's beginning is linked to it; none where it begins here.
  public let links: [ThreadLink]
  public let id: Int64
  /// `PLAN#CODE`.
  public let commitment: String
  public let level: String
  public let title: String
  /// Partial date.
  public let deadline: String?
  /// Of an action alone.
  public let state: ActionState?
  public let plan: Int64
  public let planCode: String
  public let planTitle: String
  /// The pillar first, the commitment itself last.
  public let path: [CommitmentReport.Step]
  /// Symbols of the instruments that the plan implements.
  public let instruments: [String]
  public let provisions: [Provision]
  /// What stands on the day, of each voice, with what it rests on.
  public let statuses: [ReportedStatus]
  public let money: ThreadMoney
  /// Behind it: activities and transactions, with what each gives.
  public let sources: [ThreadSource]
  public let concerns: [ThreadConcern]
  /// Whose people learn what it asks for.
  public let courses: [ThreadCourse]
  public let unanswered: Unanswered
}
