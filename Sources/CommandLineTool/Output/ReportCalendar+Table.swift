import DonorReporting
import Kernel

extension ReportCalendar {
  var table: Table { Table(DueReport.columns, reports.map(\.row)) }
}

extension DueReport {
  static let columns: [Table.Column] = [
    .init("due", "Due"), .init("daysLeft", "Days left", .number), .init("state", "State"),
    .init("grant", "Grant"), .init("donor", "Donor", limit: 32),
    .init("title", "Report", limit: 40),
    .init("number", "No", .number), .init("kind", "Kind"), .init("begins", "Period from"),
    .init("ends", "To"),
  ]

  var row: [String?] {
    [
      due.description, "\(daysLeft)", state.rawValue, grant, donor, title, "\(number)", kind,
      begins.description, ends.description,
    ]
  }
}
