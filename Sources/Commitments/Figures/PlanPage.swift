/// One plan: its parts as a tree, what each voice says of its actions, its money, and what
/// sources say of it.
public struct PlanPage: Codable, Hashable, Sendable {
  /// One part of the plan; its parent stands before it.
  public struct Node: Codable, Hashable, Sendable {
    public let id: Int64
    public let parent: Int64?
    public let level: String
    public let depth: Int
    public let code: String
    public let title: String
    public let unPillar: String?
    /// Partial dates.
    public let start: String?
    public let deadline: String?
    /// Of actions alone.
    public let state: ActionState?
    /// `PLAN#CODE` of what an action was merged into or reworded as.
    public let successor: String?
    public let statuses: [VoiceStatus]
    /// How far the responsible voice lies above each other; empty but for actions.
    public let differences: [VoiceDifference]
    /// The stricter class of plan and part.
    public let sensitivity: String
  }

  /// What one source says of the plan.
  public struct Claim: Codable, Hashable, Sendable {
    public let id: Int64
    public let field: String
    public let value: String
    public let source: String
    public let url: String?
    public let dated: String?
  }

  public let today: String
  public let plan: PlanOverview.Plan
  public let adopted: String?
  public let lead: String?
  public let url: String?
  /// Codes of the plans before it, above it, and after it.
  public let predecessor: String?
  public let parent: String?
  public let successors: [String]
  public let territories: [String]
  /// Symbols.
  public let instruments: [String]
  /// In the plan's order, each part after what it lies in.
  public let nodes: [Node]
  /// Of the plan as a whole.
  public let indicators: [PlanIndicator]
  /// For the plan as a whole; what is for its parts is not added to it.
  public let money: MoneyLines
  public let partsMoney: MoneyLines
  /// Sources may disagree; each stands beside the others.
  public let claims: [Claim]
}
