import Foundation
import TestSupport
import Testing

@Suite("Generated tables")
struct GeneratedTablesTests {
  @Test("The committed tables are what the generator writes from the standard's lists")
  func regenerated() throws {
    guard let shared = Shared.folder else {
      print("skipped: no ../shared beside the repository")
      return
    }
    let repository = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let room = repository.appending(path: "Sources/CodeLists")
    let output = FileManager.default.temporaryDirectory
      .appending(path: "code-lists-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: output) }

    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", room.appending(path: "generate.py").path,
      shared.appending(path: "iati/codelists").path,
      "--out", output.path, "--doc", output.appending(path: "code-lists.md").path,
    ]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)

    let generated = room.appending(path: "Generated")
    let committed = try FileManager.default.contentsOfDirectory(atPath: generated.path).sorted()
    let written = try FileManager.default.contentsOfDirectory(atPath: output.path).sorted()
    #expect(written == (committed + ["code-lists.md"]).sorted())
    for name in committed {
      let old = try Data(contentsOf: generated.appending(path: name))
      let new = try Data(contentsOf: output.appending(path: name))
      #expect(old == new, "\(name) differs")
    }
    let page = try Data(
      contentsOf: repository.appending(path: "Docs/Reference/code-lists.md"))
    #expect(page == (try Data(contentsOf: output.appending(path: "code-lists.md"))))
  }
}
