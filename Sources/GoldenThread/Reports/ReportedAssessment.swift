import Commitments

/// One assessment with its grounds and what was said against it, as far as an audience may see
/// them.
public struct ReportedAssessment: Encodable, Hashable, Sendable {
  public struct Dispute: Encodable, Hashable, Sendable {
    public let id: Int64
    public let institution: String
    public let raisedOn: String
    public let statement: String
    public let state: String
    public let rebuttals: [Rebuttal]
  }

  public struct Rebuttal: Encodable, Hashable, Sendable {
    public let id: Int64
    public let institution: String
    public let rebuttedOn: String
    public let statement: String
    /// The code of the evidence.
    public let evidence: String?
    public let isEvidenceWithheld: Bool
  }

  public let id: Int64
  public let voice: Voice
  public let institution: String
  /// Who in the institution, or in which role.
  public let assessor: String?
  public let scale: String
  public let value: String
  public let label: String
  public let meaning: ProgressMeaning?
  public let position: String?
  public let rationale: String
  public let assessedOn: String
  public let supersedes: Int64?
  public let supersededBy: Int64?
  /// Why it was taken back; nil where it was not.
  public let retraction: String?
  public let evidence: [AssessmentRecord.Evidence]
  /// How many pieces of its evidence are withheld.
  public let withheldEvidence: Int
  public let disputes: [Dispute]
}

extension ReportedAssessment {
  /// Nil where it is withheld; the gate has counted it then.
  init?(_ record: AssessmentRecord, gate: inout CommitmentGate) {
    guard gate.passes("assessments", record.sensitivity) else { return nil }
    let seen = record.evidence.filter { gate.passes(evidence: $0.code) }
    self.init(
      id: record.id, voice: record.voice, institution: record.institution,
      assessor: record.assessor, scale: record.scale, value: record.value, label: record.label,
      meaning: record.meaning, position: record.position, rationale: record.rationale,
      assessedOn: record.assessedOn, supersedes: record.supersedes,
      supersededBy: record.supersededBy, retraction: record.retraction, evidence: seen,
      withheldEvidence: record.evidence.count - seen.count,
      disputes: record.disputes.map { Dispute($0, gate: &gate) })
  }
}

extension ReportedAssessment.Dispute {
  fileprivate init(_ dispute: AssessmentRecord.Dispute, gate: inout CommitmentGate) {
    self.init(
      id: dispute.id, institution: dispute.institution, raisedOn: dispute.raisedOn,
      statement: dispute.statement, state: dispute.state,
      rebuttals: dispute.rebuttals.map { rebuttal in
        let isSeen = rebuttal.evidence.map { gate.passes(evidence: $0) } ?? true
        return ReportedAssessment.Rebuttal(
          id: rebuttal.id, institution: rebuttal.institution, rebuttedOn: rebuttal.rebuttedOn,
          statement: rebuttal.statement, evidence: isSeen ? rebuttal.evidence : nil,
          isEvidenceWithheld: !isSeen)
      })
  }
}
