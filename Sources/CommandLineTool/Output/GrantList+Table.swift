import Disclosure
import DonorReporting
import Kernel

extension GrantList {
  func table(_ format: OutputFormat) -> Table {
    Table(
      [
        .init("code", "Grant"), .init("donor", "Donor", limit: 28), .init("status", "Status"),
        .init("eligibleFrom", "Eligible from"), .init("eligibleTo", "To"),
        .init("amount", "Agreed", .amount), .init("spent", "Spent", .amount),
        .init("currency", "In"), .init("burnRate", "Spent %", .number),
        .init("timeRate", "Time %", .number), .init("due", "Next due"),
        .init("state", "State"), .init("report", "Report", limit: 32),
        .init("sensitivity", "For"),
      ],
      grants.map { grant in
        let (standing, next) = (grant.standing, grant.nextReport)
        return [
          grant.code, grant.donor, grant.status, grant.eligibleFrom.description,
          grant.eligibleTo.description, grant.amount.cell(format),
          standing?.spent.cell(format), grant.currency.description,
          standing?.burnRate?.percentage(format), standing?.timeRate?.percentage(format),
          next?.due.description, next?.state.rawValue, next?.name, grant.sensitivity.rawValue,
        ]
      })
  }
}

extension DueReport {
  /// `Quarterly claim 3`.
  var name: String { "\(title) \(number)" }
}
