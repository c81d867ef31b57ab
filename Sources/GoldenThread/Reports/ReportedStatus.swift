import Commitments

/// What one voice says of a commitment, as an audience may see it.
public struct ReportedStatus: Encodable, Hashable, Sendable {
  public enum Kind: String, Encodable, Sendable {
    case assessed
    /// The voice has said nothing.
    case neverAssessed = "never-assessed"
    /// It has, or may have, and the audience may not see it. What it said before is not shown
    /// in its place.
    case withheld
  }

  public let voice: Voice
  public let kind: Kind
  /// What stands on the day; nil unless assessed.
  public let said: VoiceStatus?
  /// What that rests on, as far as the audience may see it.
  public let evidence: [CitedEvidence]

  /// One for each voice.
  ///
  /// - Parameter isWithheld: whether the commitment itself is.
  static func all(
    _ statuses: [VoiceStatus], isWithheld: Bool, gate: inout CommitmentGate,
    citing evidence: [Int64: [CitedEvidence]] = [:]
  ) -> [ReportedStatus] {
    Voice.allCases.map { voice in
      guard !isWithheld else { return ReportedStatus(voice, .withheld) }
      guard let said = statuses.first(where: { $0.voice == voice }) else {
        return ReportedStatus(voice, .neverAssessed)
      }
      guard gate.passes("assessments", said.sensitivity) else {
        return ReportedStatus(voice, .withheld)
      }
      return ReportedStatus(
        voice, .assessed, said,
        (evidence[said.assessment] ?? []).filter { gate.passes(evidence: $0.code) })
    }
  }

  private init(
    _ voice: Voice, _ kind: Kind, _ said: VoiceStatus? = nil, _ evidence: [CitedEvidence] = []
  ) {
    self.voice = voice
    self.kind = kind
    self.said = said
    self.evidence = evidence
  }
}
