import Disclosure
import GRDB
import Importing
import Kernel
import Pages

/// The log of imports, the latest first.
struct RunsPage: Page {
  static let address = PageAddress(
    "/imports", "runs", in: .imports, .array, isEntry: true, hasTable: true)

  /// As `baraza run list`.
  let entries: [ImportLogEntry]

  static let size = 100

  func encode(to encoder: any Encoder) throws { try entries.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> RunsPage {
    var gate = Gate(for: question.audience)
    return RunsPage(entries: try ImportLog.entries(db, limit: size, &gate))
  }

  func content(_ writing: PageWriting) -> PageContent {
    PageContent(
      title: writing.words["section.imports"],
      values: [
        "table": table(writing)?.content(writing.words.entries) ?? [:],
        "empty": entries.isEmpty ? [writing.words["emptyPortfolio"]] : [],
        "findings": PageLink.to(FindingsPage.self), "new": PageLink.to(NewImportPage.self),
      ])
  }

  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    return PageTable(
      words["section.imports"],
      [
        .init("run", words["run"]), .init("feed", words["feed"]), .init("at", words["at"], .day),
        .init("actor", words["actor"]), .init("added", words["added"], .number),
        .init("changed", words["changed"], .number), .init("removed", words["removed"], .number),
        .init("rejected", words["rejected"], .number),
        .init("transactions", words["transactions"], .number),
      ],
      entries.map { entry in
        let records = entry.records
        let counts = entry.activities
        return [
          .init(String(entry.run), link: PageLink.to(RunPage.self, String(entry.run))),
          .init(entry.feed, note: entry.files.map(\.file).joined(separator: ", ")),
          .init(entry.at, text: writing.moment(entry.at)), .init(entry.actor),
          .init(String(counts.added + records.map(\.added).reduce(0, +))),
          .init(String(counts.changed + records.map(\.changed).reduce(0, +))),
          .init(String(counts.removed + records.map(\.removed).reduce(0, +))),
          .init(String(counts.rejected + records.map(\.rejected).reduce(0, +))),
          .init(String(entry.transactions)),
        ]
      })
  }
}

extension PageWriting {
  /// `15 Apr 2022, 09:05 UTC`.
  func moment(_ text: String) -> String {
    let parts = text.split(separator: "T")
    guard parts.count == 2 else { return text }
    return "\(written.date(String(parts[0]))), \(parts[1].prefix(5)) UTC"
  }
}
