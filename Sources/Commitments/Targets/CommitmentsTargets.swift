import Storage

/// The kinds of record of this room that people enter, each after those that it names.
public enum CommitmentsTargets {
  public static let all: [any ImportTarget] = [
    InstrumentsTarget(), ProvisionsTarget(), InstitutionsTarget(), PlansTarget(),
    PlanVersionsTarget(), PlanMatrixTarget(), ResponsibilitiesTarget(), PlanIndicatorsTarget(),
    EvidenceTarget(), PlanMoneyTarget(), PlanClaimsTarget(), ScalesTarget(), AssessmentsTarget(),
    DisputesTarget(), RebuttalsTarget(),
  ]

  static let sensitivity = RecordForm.Field.required(
    "sensitivity", .choice(["public", "internal", "restricted"]), "who may see it")
}
