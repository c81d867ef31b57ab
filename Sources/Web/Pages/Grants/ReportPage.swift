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
    let isMade = report.version != nil
    let body = PageBody(
      links: isMade
        ? [
          (words["verification"], PageLink.to(VerificationPage.self, report.code)),
          (words["restatement"], PageLink.to(RestatementPage.self, report.code)),
        ] : [],
      sections: [
        PageSection(
          id: "standing", heading: words["standingNow"], facts: facts(writing),
          links: isMade
            ? [words["changedSince"]: PageLink.to(RestatementPage.self, report.code)] : [:],
          notes: [sheet.problem].compactMap { $0 }),
        PageSection(
          id: "steps", heading: words["steps"], empty: words["noSteps"], table: steps(writing)),
        PageSection(
          id: "versions", heading: words["versions"], hint: words["versionsHint"],
          empty: words["noVersions"], table: versions(writing)),
      ])
    return PageContent(
      title: report.title ?? report.code, kicker: words["report"],
      subtitle: report.title == nil ? nil : report.code,
      values: body.content(writing).merging([
        "document": PageLink.to(ReportPage.self, report.code) + "/document"
      ]) { $1 })
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

  /// What was stored of each version, to be verified.
  private func versions(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    return PageTable(
      words["versions"],
      [
        .init("number", words["version"]), .init("on", words["on"], .day),
        .init("actor", words["actor"]), .init("sha256", words["sha256"], .code),
        .init("bytes", words["bytes"], .number), .init("renderer", words["renderer"]),
      ],
      sheet.versions.map { version in
        [
          .init(
            String(version.number),
            link: PageLink.to(
              VerificationPage.self, sheet.report.code, with: ["version": "\(version.number)"])),
          .init(
            version.revision.at, text: writing.written.date(String(version.revision.at.prefix(10)))),
          .init(version.revision.actor), .init(version.sha256),
          .init(
            String(version.inputBytes), text: writing.number(version.inputBytes)),
          .init(version.renderer),
        ]
      })
  }
}
