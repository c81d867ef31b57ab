import Disclosure
import Kernel

/// Who trains, as it may leave.
public struct DisclosedTrainers: Hashable, Sendable {
  /// By sex, each trainer once.
  public let trainers: DisclosedTable
  /// By role and sex, each trainer once in every cohort.
  public let assignments: DisclosedTable
  public let womensShare: Known<Ratio>
  /// Trainers who were trained before, `trained-before`, and `others`.
  public let background: DisclosedTable
}

extension TrainerBalance {
  public func disclosed(through gate: inout Gate) throws -> DisclosedTrainers {
    let trainers = try gate.table(
      .list("sex", lines.map { (TrainingAttribute.label($0.sex), $0.trainers) }),
      of: "cohort_trainers", sensitivity)
    let known = lines.filter { $0.sex.value != nil }
      .map { DisclosedTable.Entry.row(TrainingAttribute.label($0.sex)) }
    let background = try gate.table(
      .list(
        "background",
        [("trained-before", formerTrainees), ("others", self.trainers - formerTrainees)]),
      of: "cohort_trainers", sensitivity)
    return DisclosedTrainers(
      trainers: trainers,
      assignments: try gate.table(assignments.counted(), of: "cohort_trainers", sensitivity),
      womensShare: known.isEmpty ? .noData : trainers.derived(from: known) { _ in womensShare },
      background: background)
  }
}
