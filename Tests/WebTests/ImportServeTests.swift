import Foundation
import TestSupport
import Testing

/// Imports in a real server, which is killed and stopped while it writes.
struct ImportServeTests {
  private struct State: Decodable {
    let working: String?
    let bytesDone: Int?
    let bytesTotal: Int?
  }

  private struct Seen: Decodable {
    let before: String
    let killedAt: State
    let refresh: String?
    let bar: Bool
    let busy: [Answer]
    let command: [Answer]
    let stillWorking: Bool
    let left: Int
    let afterKill: String
    let swept: Int
    let stoppedAt: State
    let stopped: Int
    let afterStop: [Answer]
    let applied: [String: Int]
    let ended: Int
    let after: String
  }

  /// A number, a text, or whether something is so.
  private enum Answer: Decodable, Equatable {
    case number(Int), text(String), flag(Bool)

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let flag = try? value.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? value.decode(Int.self) {
        self = .number(number)
      } else {
        self = .text(try value.decode(String.self))
      }
    }
  }

  /// Large enough to be met while it is written.
  private static func feed(_ version: String) -> String {
    let words = String(repeating: "what people said of peace ", count: 60)
    return ImportStore.feed(
      Dictionary(uniqueKeysWithValues: (1...2_500).map { ("\($0)", "\(version) \($0) \(words)") }))
  }

  @Test("An import that is killed or stopped in the middle leaves the store as it was")
  func isWhole() throws {
    let store = try ImportStore()
    try store.write(ImportServeTests.feed("next"), to: "next.xml")
    let twin = try ImportStore(like: store)
    try twin.run("import", "next.xml", "--feed", "feed")

    let script = Shared.repository.appending(path: "Tests/WebTests/imports.py").path
    let files = ["store.sqlite", "next.xml", "cache"].map {
      store.folder.url.appending(path: $0).path
    }
    let run = try RunProcess.run(
      "python3", [script, DemoStore.program] + files, timeLimit: .seconds(400))
    try #require(run.status == 0, "\(run.stderr)")
    let seen = try JSONDecoder().decode(Seen.self, from: Data(run.stdout.utf8))

    #expect(seen.killedAt.working == "apply")
    #expect(seen.refresh == "1")
    #expect(seen.bar)
    #expect(seen.busy == [.number(409), .flag(true)])
    #expect(seen.command == [.number(1), .flag(true)])
    #expect(seen.stillWorking)
    #expect(seen.left == 1)
    #expect(seen.afterKill == seen.before)
    #expect(seen.swept == 0)
    #expect(seen.stoppedAt.working == "apply")
    #expect(seen.stopped == 0)
    #expect(seen.afterStop == [.number(0), .text(seen.before)])
    #expect(seen.applied["added"] == 2_497)
    #expect(seen.applied["changed"] == 3)
    #expect(seen.ended == 0)
    #expect(seen.after == (try twin.digest()))
    #expect(seen.after != seen.before)
  }
}
