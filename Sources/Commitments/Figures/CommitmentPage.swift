/// One part of a plan, mostly an action: where it comes from, who answers for it, what each
/// voice said of it over time and on what grounds, and the money behind it.
public struct CommitmentPage: Codable, Hashable, Sendable {
  /// The plan's part on the way from the pillar, the commitment itself last.
  public struct Step: Codable, Hashable, Sendable {
    public let id: Int64
    public let level: String
    public let code: String
    public let title: String
    public let unPillar: String?
  }

  public struct Provision: Codable, Hashable, Sendable {
    public let id: Int64
    public let instrument: String
    public let code: String
    public let summary: String
    /// `implements` or `contributes`.
    public let relation: String
  }

  public struct Responsibility: Codable, Hashable, Sendable {
    public let institution: String
    public let country: String?
    public let role: String
    /// Partial dates.
    public let from: String?
    public let to: String?
  }

  public let id: Int64
  public let today: String
  /// Id and code of the plan.
  public let plan: Int64
  public let planCode: String
  public let planTitle: String
  public let path: [Step]
  public let start: String?
  public let deadline: String?
  /// Of an action alone.
  public let state: ActionState?
  public let successor: String?
  /// `PLAN#CODE` of actions that were merged into this one, or reworded as it.
  public let predecessors: [String]
  public let provisions: [Provision]
  public let responsibilities: [Responsibility]
  public let indicators: [PlanIndicator]
  /// What stands on the day.
  public let statuses: [VoiceStatus]
  public let differences: [VoiceDifference]
  /// All of them up to the day, the latest first.
  public let assessments: [AssessmentRecord]
  public let money: MoneyLines
  /// The stricter class of plan and commitment.
  public let sensitivity: String
}
