import GRDB
import Kernel

/// The reports that a grant's agreement asks for, each with its period and due date; computed
/// from the rules and the eligible period, never stored.
public struct ReportSchedule: Sendable, Hashable {
  public struct Report: Sendable, Hashable {
    /// The row of the rule that asks for it.
    public let rule: Int64
    /// `narrative`, `financial`, `narrative-and-financial` or `audit`.
    public let kind: String
    public let title: String
    /// From 1 within its rule.
    public let number: Int
    public let begins: CalendarDate
    public let ends: CalendarDate
    public let due: CalendarDate
  }

  /// By due date, then by title.
  public let reports: [Report]

  public static func load(_ db: Database, grant: Grant) throws -> ReportSchedule {
    let reports = try AgreedReport.all(of: grant.id, in: db).flatMap { agreed -> [Report] in
      agreed.rule.periods(from: grant.eligibleFrom, to: grant.eligibleTo).enumerated()
        .compactMap { place, period in
          agreed.rule.due(after: period.upperBound).map { due in
            Report(
              rule: agreed.id, kind: agreed.kind, title: agreed.title, number: place + 1,
              begins: period.lowerBound, ends: period.upperBound, due: due)
          }
        }
    }
    return ReportSchedule(reports: reports.sorted { ($0.due, $0.title) < ($1.due, $1.title) })
  }
}
