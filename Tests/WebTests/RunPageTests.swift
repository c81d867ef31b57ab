import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Web

struct RunPageTests {
  @Test("A run's page says before and after of each change, as the command, a page at a time")
  func saysBeforeAndAfter() async throws {
    let store = try ImportStore()
    func feed(_ word: String) -> String {
      ImportStore.feed(
        Dictionary(uniqueKeysWithValues: (1...130).map { ("\($0)", "\(word) \($0)") }))
    }
    try store.write(feed("Village"), to: "wide.xml")
    try store.run("import", "wide.xml", "--feed", "wide")
    try store.write(feed("Council"), to: "wide.xml")
    try store.run("import", "wide.xml", "--feed", "wide")
    let run = try store.latestRun()
    // What comes later does not change what it did.
    try store.write(feed("Hamlet"), to: "wide.xml")
    try store.run("import", "wide.xml", "--feed", "wide")

    try await Visit.to(store.path) { visit in
      var said: Set<String> = []
      for (page, options) in [("", []), ("?page=2", ["--offset", "100"])] {
        let json = try await visit.get("/api/v1/imports/\(run)\(page)").text
        let shown = try RunProcess.run(
          DemoStore.program,
          ["run", "show", run, "--json", "--limit", "100", "--store", store.path] + options)
        #expect(json == shown.stdout && json.contains("\"changeCount\" : 130"))
        let text = try await visit.get("/imports/\(run)\(page)").text
        let rows = text.matches(of: />(Village \d+)<\/td><td[^>]*>(Council \d+)</)
        said.formUnion(rows.map { "\($0.1) → \($0.2)" })
        #expect(rows.count == (page.isEmpty ? 100 : 30))
        #expect(!text.contains("Hamlet"))
      }
      #expect(said == Set((1...130).map { "Village \($0) → Council \($0)" }))
      let table = try await visit.get("/imports/\(run).csv")
      #expect(table.status == .ok && table.text.hasPrefix("severity,"))
    }
  }
}
