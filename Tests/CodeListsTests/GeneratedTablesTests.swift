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
    let room = Shared.repository.appending(path: "Sources/CodeLists")
    let output = try TemporaryFolder()
    defer { output.remove() }
    let run = try RunProcess.run(
      "python3",
      [
        room.appending(path: "generate.py").path, shared.appending(path: "iati/codelists").path,
        "--out", output.url.path, "--doc", output.url.appending(path: "code-lists.md").path,
      ])
    try #require(run.status == 0, "\(run.stderr)")

    let generated = room.appending(path: "Generated")
    let committed = try FileManager.default.contentsOfDirectory(atPath: generated.path)
    let written = try FileManager.default.contentsOfDirectory(atPath: output.url.path)
    #expect(written.sorted() == (committed + ["code-lists.md"]).sorted())
    for name in committed {
      let old = try Data(contentsOf: generated.appending(path: name))
      #expect(old == (try Data(contentsOf: output.url.appending(path: name))), "\(name) differs")
    }
    let page = Shared.repository.appending(path: "Docs/Reference/code-lists.md")
    let newPage = try Data(contentsOf: output.url.appending(path: "code-lists.md"))
    #expect(newPage == (try Data(contentsOf: page)))
  }
}
