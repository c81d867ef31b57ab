import Foundation
import GRDB
import Importing
import Kernel
import Storage
import TestSupport
import Testing

/// What the store holds of whole files adds up to what was worked out without Baraza.
struct RunsSampleTests {
  private struct Expectation: Decodable {
    struct Total: Decodable {
      let type: String?
      let currency: String?
      let count: Int
      let heldSum: String
    }

    let activities: Int
    let organisations: Int
    let transactions: Int
    let totals: [Total]
  }

  @Test("Ten real files come into one store with their totals and findings by line")
  func realFiles() throws {
    guard let shared = Shared.folder else {
      print("Skipped: there is no ../shared beside the repository.")
      return
    }
    let files = try RunsSampleTests.files(in: shared.appending(path: "samples"))
    #expect(files.count == 10)
    try importAll(files)
  }

  @Test("The illustrative feeds come into one store with their totals and findings by line")
  func feeds() throws {
    try importAll(
      try RunsSampleTests.files(in: Shared.repository.appending(path: "Imports/feeds")))
  }

  private func importAll(_ files: [URL]) throws {
    let runs = try RunsStore()
    for file in files {
      let outcome = try #require(
        try runs.importer.run(ImportRequest(files: [file.path])).first)
      let expected = try expectation(file)
      #expect(outcome.activities.added == expected.activities, "\(file.lastPathComponent)")
      #expect(outcome.organisations.added == expected.organisations)
      #expect(outcome.transactions == expected.transactions)
      #expect(outcome.activities.rejected == 0)
      let held = try totals(of: Importer.feedName(of: file.path), in: runs.store)
      let sums = expected.totals.filter { $0.count > 0 }
        .map { "\($0.type ?? "") \($0.currency ?? ""): \($0.count), \($0.heldSum)" }
      #expect(held.sorted() == sums.sorted(), "\(file.lastPathComponent)")
      try expectLines(outcome, of: file)
    }
    try runs.expectSound()
  }

  private static func files(in folder: URL) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "xml" }.sorted { $0.path < $1.path }
  }

  private func expectation(_ file: URL) throws -> Expectation {
    let script = Shared.repository.appending(path: "Tests/Expectations/expect.py").path
    let run = try RunProcess.run("python3", ["-B", script, "totals", file.path])
    #expect(run.status == 0, "\(run.stderr)")
    return try #require(
      try JSONDecoder().decode([Expectation].self, from: Data(run.stdout.utf8)).first)
  }

  /// Whole units and millionths summed apart, then put together in 128 bits.
  private func totals(of feed: String, in store: Store) throws -> [String] {
    try store.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT coalesce(t.type, ''), coalesce(t.currency, ''), count(*),
            sum(t.value / 1000000), sum(t.value % 1000000)
          FROM transactions t JOIN activities a ON a.id = t.activity_id
            JOIN feeds f ON f.id = a.feed_id
          WHERE f.name = ? AND t.value IS NOT NULL AND t.withdrawn = 0 AND a.withdrawn = 0
          GROUP BY 1, 2
          """, arguments: [feed]
      ).map { row in
        let millionths = Int128(row[3] as Int64) * 1_000_000 + Int128(row[4] as Int64)
        return "\(row[0] as String) \(row[1] as String): \(row[2] as Int), "
          + "\(ExactDecimal(millionths: millionths))"
      }
    }
  }

  /// A finding on something in the file says on which of its lines.
  private func expectLines(_ outcome: ImportOutcome, of file: URL) throws {
    let lines = try Data(contentsOf: file).split(
      separator: 0x0A, omittingEmptySubsequences: false
    ).count
    let astray = outcome.diagnostics.filter { !(1...lines).contains($0.line ?? 0) }
    #expect(astray.map { "\($0.rule) \($0.line ?? 0)" } == [], "\(file.lastPathComponent)")
    #expect(outcome.diagnostics.allSatisfy { $0.file == file.path })
  }
}
