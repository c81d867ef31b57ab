import Disclosure
import DonorReporting
import Kernel

extension GrantReportList {
  var table: Table {
    Table(
      [
        .init("code", "Report"), .init("grant", "Grant"), .init("donor", "Donor", limit: 28),
        .init("template", "Form"), .init("begins", "Period from"), .init("ends", "To"),
        .init("state", "State"), .init("on", "On"), .init("version", "Version", .number),
        .init("sha256", "SHA-256", limit: 16), .init("audience", "For"),
      ],
      reports.map { report in
        [
          report.code, report.grant, report.donor, report.template, report.begins.description,
          report.ends.description, report.state.rawValue, report.on?.description,
          report.version.map(String.init), report.sha256, report.audience.rawValue,
        ]
      })
  }
}
