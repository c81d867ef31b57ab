import Disclosure
import Kernel

/// How far places came, as it may leave.
public struct DisclosedCompletion: Sendable {
  /// Those who came, by sex and outcome.
  public let came: DisclosedTable
  /// Everybody who accepted a place; withheld where few of them never came, since the number of
  /// those who came is told by the programme's reach.
  public let accepted: Known<Int>
  /// Who accepted and never came.
  public let absent: Known<Int>
  /// The share of accepted places that were completed.
  public let share: Known<Ratio>
}

extension Completion {
  /// What became of those who came, each in one column, so that columns add up to rows.
  public enum Outcome: String, Sendable, CaseIterable {
    /// There, but not enough.
    case attended
    case completed
  }

  /// - Parameter standing: what the other cohorts of the programme leave to be told.
  func disclosed(
    through gate: inout Gate, _ standing: CohortStanding = .bySex
  ) throws -> DisclosedCompletion {
    let there = lines.filter { $0.attended > 0 }
    let table = try gate.table(
      CountTable(
        rows: Axis("sex", there.map { TrainingAttribute.label($0.sex) }),
        columns: Axis("outcome", Outcome.allCases.map(\.rawValue)),
        counts: there.map { line in
          [line.attended - line.completed, line.completed].map { .value(Int(clamping: $0)) }
        }), of: "enrolments", sensitivity)
    let came =
      switch standing {
      case .bySex: table
      case .total: table.withoutRows
      case .nothing: table.withoutNumbers
      }
    gate.withhold(
      "enrolments", .smallCell, count: came.withheldCount - table.withheldCount)
    let total = came.total
    let places = total == .withheld ? .withheld : Known<Int64>.value(accepted)
    let absent = accepted - attended
    let shown = gate.figure(places, of: absent, "enrolments", sensitivity)
    let known = lines.isEmpty ? .noData : shown.map { Int(clamping: $0) }
    return DisclosedCompletion(
      came: came, accepted: known, absent: known.map { _ in Int(clamping: absent) },
      share: came.derived(from: [.column(Outcome.completed.rawValue), .total]) { _ in
        known == .withheld ? .withheld : share
      })
  }
}
