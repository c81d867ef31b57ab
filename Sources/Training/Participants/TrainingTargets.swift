import Storage

/// The kinds of record of this room that people enter, each after those that it names.
public enum TrainingTargets {
  public static let all: [any ImportTarget] = people + courses

  private static let people: [any ImportTarget] = [
    ParticipantsTarget(), ConsentsTarget(), RetentionRulesTarget(), RetentionHoldsTarget(),
    DataRequestsTarget(),
  ]

  static let participant = RecordForm.Field.required(
    "participant", .reference(to: "participants"), "code of the participant")
}
