/// One assessment with its grounds, and with what was said against it.
public struct AssessmentRecord: Codable, Hashable, Sendable {
  public struct Evidence: Codable, Hashable, Sendable {
    public let id: Int64
    public let code: String
    public let kind: String
    public let title: String
    public let grade: String?
    public let dated: String?
    public let url: String?
    public let sha256: String
    /// Whether the store keeps the file itself.
    public let isKept: Bool
    public let locator: String?
    public let consent: String
    public let sensitivity: String
  }

  public struct Rebuttal: Codable, Hashable, Sendable {
    public let id: Int64
    public let institution: String
    public let rebuttedOn: String
    public let statement: String
    /// The code of the evidence.
    public let evidence: String?
    public let evidenceSensitivity: String?
  }

  public struct Dispute: Codable, Hashable, Sendable {
    public let id: Int64
    public let institution: String
    public let raisedOn: String
    public let statement: String
    public let state: String
    public let rebuttals: [Rebuttal]
  }

  public let id: Int64
  public let voice: Voice
  public let institution: String
  public let assessor: String?
  public let scale: String
  public let value: String
  public let label: String
  /// Nil where the value says nothing of progress.
  public let meaning: ProgressMeaning?
  public let position: String?
  public let rationale: String
  public let assessedOn: String
  public let supersedes: Int64?
  /// The assessment that took its place, itself not taken back.
  public let supersededBy: Int64?
  /// Why it was taken back; nil where it was not.
  public let retraction: String?
  public let evidence: [Evidence]
  public let disputes: [Dispute]
  /// The strictest class of plan, commitment and assessment.
  public let sensitivity: String
}
