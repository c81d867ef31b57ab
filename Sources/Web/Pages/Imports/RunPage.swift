import GRDB
import Importing
import Kernel
import Pages
import Platform
import Portfolio

/// What a run changed, and all its findings.
struct RunPage: Page {
  static let address = PageAddress(
    "/imports/{run}", "run", in: .imports, hasTable: true, parameters: [.page])

  static let size = 100

  /// As `baraza run show`, without what names activities that are not seen.
  let run: WrittenRun
  /// As `baraza run list` has it.
  let entry: ImportLogEntry

  func encode(to encoder: any Encoder) throws { try run.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> RunPage {
    // No run has the number 0.
    let number = Int64(question.subject("run")) ?? 0
    // Its table is of findings.
    let outcome = try ImportLog.outcome(
      of: number, in: db, Workspace.schema, offset: question.offset(pages: size),
      limit: question.window == nil ? size : 0, for: question.audience)
    let seen = try SeenActivities.load(db, for: question.audience)
    return RunPage(
      run: WrittenRun(try outcome.naming(only: seen, in: db)),
      entry: try ImportLog.entry(of: number, in: db))
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    return PageContent(
      title: run.feed, kicker: words["run"], subtitle: run.run.value.map(String.init),
      values: [
        "sections": [
          PageSection(id: "counts", heading: words["whatChanged"], facts: facts(writing)),
          PageSection(
            id: "changes", heading: words["changes"],
            empty: words["emptyChanges"],
            table: PageTable.changes(run.changes, words), pager: pager(writing)),
          PageSection(
            id: "findings", heading: words["findings"], empty: words["emptyRunFindings"],
            table: table(writing)),
        ].map { $0.content(writing) },
        "undo": entry.undoneBy == nil
          ? [PreviewUndoAction.address.path(String(entry.run))] : [],
        "undoneBy": entry.undoneBy.map {
          [["link": PageLink.to(RunPage.self, String($0)), "run": String($0)]]
        } ?? [],
        "undoes": entry.undoes.map {
          [["link": PageLink.to(RunPage.self, String($0)), "run": String($0)]]
        } ?? [],
      ])
  }

  private func facts(_ writing: PageWriting) -> [(label: String, value: String)] {
    let words = writing.words
    func counts(_ counts: ImportOutcome.Counts) -> String {
      words[
        "countsOf",
        [counts.added, counts.changed, counts.unchanged, counts.removed, counts.rejected].map(
          writing.number)]
    }
    return [(words["at"], writing.moment(entry.at)), (words["actor"], entry.actor)]
      + run.files.map { (words["file"], "\($0.file) · SHA-256 \($0.sha256)") }
      + run.records.map { ($0.form, counts(ImportOutcome.Counts($0))) }
      + (run.records.isEmpty
        ? [
          (words["activities"], counts(run.activities)),
          (words["organisations"], counts(run.organisations)),
          (words["transactions"], writing.number(run.transactions)),
        ] : [])
  }

  private func pager(_ writing: PageWriting) -> [String: Any]? {
    guard run.changeCount > RunPage.size else { return nil }
    let first = writing.question.offset(pages: RunPage.size)
    return writing.pager(
      total: run.changeCount, shown: min(max(run.changeCount - first, 0), RunPage.size),
      size: RunPage.size)
  }

  func table(_ writing: PageWriting) -> PageTable? {
    let all = PageTable.findings(run.diagnostics, writing.words)
    guard let window = writing.question.window else { return all }
    return PageTable(
      all.caption, all.columns, Array(all.rows[window.clamped(to: 0..<all.rows.count)]))
  }
}
