import GRDB
import Kernel
import Pages
import Portfolio

/// What is late, missing or wrong in the portfolio: a list to work through.
struct FindingsPage: Page {
  static let address = PageAddress(
    "/findings", "findings", in: .portfolio, .array, hasTable: true,
    parameters: [
      Parameter("rule", .choice(ActivityRule.allCases.map(\.rawValue))),
      Parameter("severity", .choice(["info", "warning", "error"])), Parameter("feed", .text),
      Parameter("activity", .text), .today, .page,
    ])

  static let size = 100

  static let needs: KeptFigures.Total? = .summary

  /// As `baraza portfolio findings --limit 100` with the same rule.
  let findings: [ActivityFinding]
  /// Of all pages.
  let total: Int

  func encode(to encoder: any Encoder) throws { try findings.encode(to: encoder) }

  func content(_ writing: PageWriting) -> PageContent {
    PageContent(
      title: writing.words["findings"], kicker: writing.words["section.portfolio"],
      values: [
        "table": rows(writing).content(writing.words.entries), "isEmpty": total == 0,
        "pager": writing.pager(total: total, shown: findings.count, size: FindingsPage.size),
      ])
  }

  func table(_ writing: PageWriting) -> PageTable? { rows(writing) }

  private func rows(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    return PageTable(
      words["findings"],
      [
        .init("rule", words["rule"]), .init("severity", words["severity"]),
        .init("identifier", words["identifier"], .code), .init("title", words["title"]),
        .init("message", words["finding"]), .init("remedy", words["whatToDo"]),
        .init("source", words["whereFound"]),
      ],
      findings.map { finding in
        [
          .init(finding.rule.rawValue, text: words["rule.\(finding.rule.rawValue)"]),
          .init(
            finding.severity.rawValue, text: words["severity.\(finding.severity.rawValue)"],
            tone: ["error": "bad", "warning": "warn"][finding.severity.rawValue] ?? "none"),
          .init(
            finding.identifier,
            link: PageLink.to(ProgrammePage.self, String(finding.activity))),
          .init(finding.title, text: finding.title ?? words["untitled"]),
          .init(finding.message), .init(finding.remedy),
          .init(
            [finding.feed, finding.line.map(String.init)].compactMap { $0 }.joined(separator: ":"),
            link: PageLink.to(ProgrammePage.self, String(finding.activity))),
        ]
      })
  }
}
