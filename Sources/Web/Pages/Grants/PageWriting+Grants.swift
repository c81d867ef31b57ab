import DonorReporting
import Kernel
import Pages

extension PageWriting {
  /// A share of a grant, to a tenth.
  func percent(_ value: DecimalString?) -> PageTable.Cell {
    .init(value.map { "\($0)" }, text: value.map { "\($0.value.rounded(decimals: 1)) %" })
  }

  func amount(_ value: DecimalString?, _ currency: String?) -> PageTable.Cell {
    .init(value.map { "\($0)" }, text: value.map { rounded("\($0)", currency) })
  }

  /// Reports to donors, by code.
  func reports(_ list: GrantReportList) -> PageTable {
    PageTable(
      words["reportsWritten"],
      [
        .init("code", words["report"]), .init("grant", words["grant"]),
        .init("begins", words["period"], .day), .init("state", words["state"]),
        .init("on", words["on"], .day), .init("version", words["version"], .number),
        .init("sha256", words["sha256"], .code),
      ],
      list.reports.map { report in
        [
          .init(
            report.code, link: PageLink.to(ReportPage.self, report.code),
            note: report.title ?? report.template),
          .init(report.grant, link: PageLink.to(GrantPage.self, report.grant), note: report.donor),
          .init(
            "\(report.begins)/\(report.ends)",
            text: written.period("\(report.begins)", "\(report.ends)")),
          .init(report.state.rawValue, text: words["report.\(report.state.rawValue)"]),
          .init(
            report.on.map { "\($0)" }, text: report.on.map { written.date("\($0)") }),
          .init(
            report.version.map(String.init),
            link: report.version.map { _ in PageLink.to(RestatementPage.self, report.code) }),
          .init(
            report.sha256, text: report.sha256.map { String($0.prefix(12)) },
            link: report.sha256.map { _ in PageLink.to(VerificationPage.self, report.code) }),
        ]
      })
  }

  /// Reports that donors wait for.
  func calendar(_ reports: [DueReport], _ caption: String) -> PageTable {
    PageTable(
      caption,
      [
        .init("due", words["dueOn"], .day), .init("state", words["state"]),
        .init("grant", words["grant"]), .init("title", words["report"]),
        .init("period", words["period"], .day), .init("daysLeft", words["daysLeft"], .number),
      ],
      reports.map { report in
        [
          .init("\(report.due)", text: written.date("\(report.due)")),
          .init(
            report.state.rawValue, text: words["due.\(report.state.rawValue)"],
            tone: report.state == .overdue ? "bad" : "none"),
          .init(report.grant, link: PageLink.to(GrantPage.self, report.grant), note: report.donor),
          .init("\(report.title) \(report.number)"),
          .init(
            "\(report.begins)/\(report.ends)",
            text: written.period("\(report.begins)", "\(report.ends)")),
          .init(String(report.daysLeft), text: written.number(String(report.daysLeft))),
        ]
      })
  }
}
