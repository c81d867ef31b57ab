import Foundation
import TestSupport
import Testing

@testable import Web

/// More plans than one page has.
struct PlansPageTests {
  private struct List: Decodable {
    struct Plan: Decodable {
      struct Progress: Decodable {
        let due: Int
      }

      let code: String
      let progress: Progress
    }

    let total: Int
    let plans: [Plan]
  }

  /// A store with plans that `Tests/Bench/plans.py` writes.
  private static func withPlans<Value: Sendable>(
    _ count: Int, _ body: (String, Visit) async throws -> Value
  ) async throws -> Value {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let store = folder.url.appending(path: "store.sqlite").path
    let script = Shared.repository.appending(path: "Tests/Bench/plans.py").path
    let made = try RunProcess.run(DemoStore.program, ["init", "--store", store])
    try #require(made.status == 0, "\(made.stderr)")
    let filled = try RunProcess.run(
      "python3",
      [script, "fill", store, "--plans", "\(count)", "--actions", "20", "--years", "2"])
    try #require(filled.status == 0, "\(filled.stderr)")
    return try await Visit.to(store) { try await body(store, $0) }
  }

  private static func drawings(_ text: String) -> [String] {
    text.components(separatedBy: "<svg").dropFirst().compactMap {
      $0.components(separatedBy: "</svg>").first
    }
  }

  @Test("Pages of plans are those of the command, and together all; the CSV has them at once")
  func isPaged() async throws {
    try await PlansPageTests.withPlans(60) { store, visit in
      var codes: [String] = []
      for (path, options) in [
        ("/commitments", ["--limit", "50"]),
        ("/commitments?page=2", ["--limit", "50", "--offset", "50"]),
      ] {
        let json = try await visit.get("/api/v1" + path).text
        let said = try RunProcess.run(
          DemoStore.program,
          ["plan", "list", "--json", "--store", store, "--today", Visit.day] + options)
        #expect(json == said.stdout)
        let list = try JSONDecoder().decode(List.self, from: Data(json.utf8))
        #expect(list.total == 60)
        codes += list.plans.map(\.code)
      }
      #expect(Set(codes) == Set((1...60).map { "P\($0)" }))
      #expect(codes.count == 60)
      let table = try await visit.get("/commitments.csv").text
      #expect(table.split(separator: "\r\n").count == 61)
    }
  }

  @Test("The chart of many plans is one voice's: the responsible one's, or the one asked for")
  func drawsOneVoice() async throws {
    try await PlansPageTests.withPlans(60) { _, visit in
      let json = try await visit.get("/api/v1/commitments").body
      let list = try JSONDecoder().decode(List.self, from: Data(json))
      for (path, voice) in [
        ("/commitments", "Responsible"), ("/commitments?voice=independent", "Independent"),
      ] {
        let page = try await visit.get(path).text
        let drawn = PlansPageTests.drawings(page).filter {
          $0.contains("by what is said: \(voice)")
        }
        #expect(drawn.count == 2, "wide and narrow")
        for drawing in drawn {
          // Each name once, and no bar for another voice.
          let names = drawing.matches(of: />P\d+</)
          #expect(names.count == 50 && Set(names.map(\.output)).count == 50)
          let counts = drawing.matches(of: /title>(P\d+), ([a-z ]+): (\d+)</)
          // As many as there are colours.
          #expect((2...6).contains(Set(counts.map(\.2)).count))
          for plan in list.plans {
            let parts = counts.filter { $0.1 == plan.code }.compactMap { Int($0.3) }
            #expect(parts.reduce(0, +) == plan.progress.due)
          }
        }
      }
      let overview = try await visit.get("/").text
      #expect(overview.contains("All 60 action plans"))
      #expect(Set(overview.matches(of: /href="\/commitments\/(P\d+)"/).map(\.1)).count == 10)
    }
  }
}
