import Disclosure
import Kernel

extension FollowUpAnswers {
  /// What became of a follow-up, each in one column, so that columns add up to rows.
  public enum Outcome: String, Sendable, CaseIterable {
    case notAsked = "not-asked"
    case noAnswer = "no-answer"
    case yes
    case partly
    case no
    case notStated = "not-stated"

    fileprivate static let answers: [Outcome] = [.yes, .partly, .no, .notStated]
  }

  /// By sex and outcome.
  public func disclosed(through gate: inout Gate) throws -> DisclosedTable {
    try gate.table(
      CountTable(
        rows: Axis("sex", lines.map { TrainingAttribute.label($0.sex) }),
        columns: Axis("outcome", Outcome.allCases.map(\.rawValue)),
        counts: lines.map { line in
          let answers = Outcome.answers.map { outcome in
            line.applied[TrainingAttribute.known(outcome.rawValue)] ?? 0
          }
          return ([line.due - line.contacted, line.contacted - line.answered] + answers)
            .map { .value(Int(clamping: $0)) }
        }), of: "follow_ups", sensitivity)
  }

  /// Answers among those who were asked, withheld with what it would tell.
  public func responseRate(in table: DisclosedTable) -> Known<Ratio> {
    let entries = Outcome.allCases.filter { $0 != .notAsked }
      .map { DisclosedTable.Entry.column($0.rawValue) }
    return table.derived(from: entries) { _ in responseRate }
  }

  /// A sex's share of the answers less its share of those due, withheld with what it would tell.
  public func bias(
    of line: Line, in table: DisclosedTable
  ) throws(ArithmeticFailure) -> Known<Ratio> {
    let sex = TrainingAttribute.label(line.sex)
    let entries = Outcome.answers.flatMap {
      [DisclosedTable.Entry.cell(row: sex, column: $0.rawValue), .column($0.rawValue)]
    }
    let bias = try bias(of: line)
    return table.derived(from: entries + [.row(sex), .total]) { _ in bias }
  }
}
