import Disclosure
import Kernel

extension Completion {
  /// How far places came, each in one column, so that columns add up to rows.
  public enum Outcome: String, Sendable, CaseIterable {
    /// Accepted, and never there.
    case absent
    /// There, but not enough.
    case attended
    case completed
  }

  /// By sex and outcome.
  public func disclosed(through gate: inout Gate) throws -> DisclosedTable {
    try gate.table(
      CountTable(
        rows: Axis("sex", lines.map { TrainingAttribute.label($0.sex) }),
        columns: Axis("outcome", Outcome.allCases.map(\.rawValue)),
        counts: lines.map { line in
          [line.accepted - line.attended, line.attended - line.completed, line.completed]
            .map { .value(Int(clamping: $0)) }
        }), of: "enrolments", sensitivity)
  }

  /// The share of accepted places that were completed, withheld with what it would tell.
  public func share(in table: DisclosedTable) -> Known<Ratio> {
    table.derived(from: [.column(Outcome.completed.rawValue), .total]) { numbers in
      .known(Int64(numbers[0]), of: Int64(numbers[1]))
    }
  }
}
