import Disclosure
import DonorReporting
import GRDB
import Kernel
import Pages

/// One report to a donor: where it stands, and the report itself as it was submitted.
struct ReportPage: Page {
  static let address = PageAddress("/reports/{report}", "report", in: .grants)

  /// As `baraza report show`.
  let sheet: ReportSheet

  func encode(to encoder: any Encoder) throws { try sheet.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> ReportPage {
    ReportPage(
      sheet: try ReportSheet.load(
        db, report: question.subject("report"), for: question.audience))
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    let report = sheet.report
    return PageContent(
      title: report.title ?? report.code, kicker: words["report"], subtitle: report.code,
      values: [
        "sections": [
          PageSection(
            id: "standing", heading: words["standingNow"], facts: facts(writing),
            notes: [sheet.problem].compactMap { $0 }),
          PageSection(
            id: "steps", heading: words["steps"], empty: words["noSteps"], table: steps(writing)),
        ].map { $0.content(writing) },
        "document": PageLink.to(ReportPage.self, report.code) + "/document",
      ])
  }

  private func facts(_ writing: PageWriting) -> [(label: String, value: String)] {
    let words = writing.words
    let report = sheet.report
    let facts: [(String, String?)] = [
      ("grant", "\(report.grant) · \(report.donor)"), ("reportForm", report.template),
      ("period", writing.written.period("\(report.begins)", "\(report.ends)")),
      ("state", words["report.\(report.state.rawValue)"]),
      ("on", report.on.map { writing.written.date("\($0)") }),
      ("version", report.version.map(String.init)), ("sha256", report.sha256),
      ("audience", words["audience.\(report.audience.rawValue)"]),
      ("changedSince", sheet.changed.map { words.count($0.lines, "changedLines") }),
    ]
    return facts.compactMap { key, value in value.map { (words[key], $0) } }
  }

  private func steps(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    return PageTable(
      words["steps"],
      [
        .init("number", words["number"]), .init("state", words["state"]),
        .init("on", words["on"], .day), .init("version", words["version"], .number),
        .init("actor", words["actor"]), .init("note", words["noteOf"]),
      ],
      sheet.steps.map { step in
        [
          .init(String(step.number)),
          .init(step.state.rawValue, text: words["report.\(step.state.rawValue)"]),
          .init("\(step.on)", text: writing.written.date("\(step.on)")),
          .init(String(step.version)), .init(step.revision.actor), .init(step.note),
        ]
      })
  }
}
