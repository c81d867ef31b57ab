import GRDB
import Importing
import Kernel
import Pages
import Platform
import Portfolio

/// What a run changed, and all its findings.
struct RunPage: Page {
  static let address = PageAddress("/imports/{run}", "run", in: .imports, hasTable: true)

  /// As `baraza run show`, without what names activities that are not seen.
  let run: WrittenRun

  func encode(to encoder: any Encoder) throws { try run.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> RunPage {
    // No run has the number 0.
    let number = Int64(question.subject("run")) ?? 0
    let outcome = try ImportLog.outcome(of: number, in: db, Workspace.schema)
    let seen = try SeenActivities.load(db, for: question.audience)
    return RunPage(run: WrittenRun(try outcome.naming(only: seen, in: db)))
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    return PageContent(
      title: run.feed, kicker: words["run"], subtitle: run.run.value.map(String.init),
      values: [
        "sections": [
          PageSection(id: "counts", heading: words["whatChanged"], facts: facts(writing)),
          PageSection(
            id: "findings", heading: words["findings"], empty: words["emptyRunFindings"],
            table: table(writing)),
        ].map { $0.content(writing) }
      ])
  }

  private func facts(_ writing: PageWriting) -> [(label: String, value: String)] {
    let words = writing.words
    func counts(_ counts: ImportOutcome.Counts) -> String {
      words[
        "countsOf", String(counts.added), String(counts.changed), String(counts.unchanged),
        String(counts.removed), String(counts.rejected)]
    }
    return run.files.map { (words["file"], "\($0.file) · SHA-256 \($0.sha256)") } + [
      (words["activities"], counts(run.activities)),
      (words["organisations"], counts(run.organisations)),
      (words["transactions"], writing.number(run.transactions)),
    ]
  }

  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    return PageTable(
      words["findings"],
      [
        .init("severity", words["severity"]), .init("rule", words["rule"], .code),
        .init("place", words["whereFound"]), .init("message", words["finding"]),
        .init("remedy", words["whatToDo"]),
      ],
      run.diagnostics.map { finding in
        [
          .init(
            finding.severity.rawValue,
            tone: finding.severity >= .error ? "bad" : "none"),
          .init(finding.rule),
          .init(
            [finding.file.value, finding.line.value.map(String.init)].compactMap { $0 }
              .joined(separator: ":"), note: finding.activity.value),
          .init(finding.message), .init(finding.remedy.value),
        ]
      })
  }
}
