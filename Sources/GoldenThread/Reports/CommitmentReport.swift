import Commitments
import Disclosure

/// One part of a plan, mostly an action, as an audience may see it on a day: where it comes from,
/// who answers for it, what each voice said of it and on what grounds, and the money behind it.
public struct CommitmentReport: Encodable, Hashable, Sendable {
  /// A part of the plan on the way from the pillar; without words where it is withheld.
  public struct Step: Encodable, Hashable, Sendable {
    public let id: Int64?
    public let level: String
    public let code: String?
    public let title: String?
    public let unPillar: String?
  }

  public let today: String
  public let audience: Audience
  public let id: Int64
  /// `PLAN#CODE`.
  public let commitment: String
  public let level: String
  public let title: String
  public let plan: Int64
  public let planCode: String
  public let planTitle: String
  /// The pillar first, the commitment itself last.
  public let path: [Step]
  /// Partial dates.
  public let start: String?
  public let deadline: String?
  /// Of an action alone.
  public let state: ActionState?
  /// `PLAN#CODE`; those that are withheld are left out.
  public let successor: String?
  public let predecessors: [String]
  public let provisions: [CommitmentPage.Provision]
  public let responsibilities: [CommitmentPage.Responsibility]
  public let indicators: [PlanIndicator]
  /// What stands on the day, of each voice.
  public let statuses: [ReportedStatus]
  public let differences: [VoiceDifference]
  /// All of them up to the day, the latest first; those taken back among them.
  public let assessments: [ReportedAssessment]
  public let money: StatedMoney
  /// What reviewed links to it, and to what lies below it, say was disbursed and spent; beside
  /// what is stated, never in it.
  public let linkedMoney: [LinkedMoney]
  /// Whom courses reached that reviewed links name, to it and to what lies below it.
  public let courses: [ThreadCourse]
  public let withheld: [Withheld]
}
