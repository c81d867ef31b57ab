import Foundation
import TestSupport
import Testing

struct ServeTests {
  private struct Seen: Decodable {
    let line: String
    let otherHost: Int
    let withoutSession: Int
    let opened: Int
    let again: Int
    let largeHeader: Int
    let pages: [String: Int]
    let writer: Int
    let writerSeconds: Double
    let isNew: Bool
    let keyFile: String
    let status: Int
    let stdout: String
  }

  @Test(
    "Served as a program: one session a link, beside a writer, with the vault shut, to a quiet end")
  func serves() throws {
    let demo = try DemoStore.shared.get()
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let store = folder.url.appending(path: "store.sqlite").path
    let copied = try demo.run(["backup", store + ".backup"])
    try #require(copied.status == 0, "\(copied.stderr)")
    let restored = try RunProcess.run(
      DemoStore.program, ["restore", store + ".backup", "--store", store, "--actor", "Tester"],
      environment: ["BARAZA_KEYS": folder.url.appending(path: "none/vault.key").path])
    try #require(restored.status == 0, "\(restored.stderr)")
    // Whoever opened this for reading would wait for ever.
    let keys = folder.url.appending(path: "vault.key").path
    try #require(mkfifo(keys, 0o600) == 0)

    let script = Shared.repository.appending(path: "Tests/WebTests/serve.py").path
    let run = try RunProcess.run(
      "python3", [script, DemoStore.program, store, keys], timeLimit: .seconds(120))
    try #require(run.status == 0, "\(run.stderr)")
    let seen = try JSONDecoder().decode(Seen.self, from: Data(run.stdout.utf8))

    #expect(seen.line.contains("http://127.0.0.1:"))
    #expect(seen.otherHost == 421)
    #expect(seen.withoutSession == 401)
    #expect(seen.opened == 303)
    #expect(seen.again == 403)
    #expect((400...499).contains(seen.largeHeader))
    #expect(seen.pages.count > 10)
    #expect(seen.pages.values.allSatisfy { $0 == 200 }, "\(seen.pages)")
    #expect(seen.writer == 0)
    #expect(seen.isNew)
    #expect(seen.keyFile == "No such device or address")
    #expect(seen.status == 0)
    #expect(seen.stdout == "")
  }

  @Test("Another address than this computer’s needs to be meant", arguments: ["0.0.0.0", "::"])
  func needsExposeFlag(host: String) throws {
    let result = try DemoStore.shared.get().run(["serve", "--host", host])
    #expect(result.status == 64)
    #expect(result.stderr.contains("--expose"))
  }

  @Test("A program without its templates says that they are missing, where, and what to do")
  func needsTemplates() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let program = folder.url.appending(path: "baraza").path
    try FileManager.default.copyItem(atPath: DemoStore.program, toPath: program)
    let result = try RunProcess.run(
      program, ["serve", "--store", DemoStore.shared.get().path, "--port", "1"])
    #expect(result.status == 1)
    for words in ["template", folder.url.lastPathComponent, "Install Baraza again"] {
      #expect(result.stderr.contains(words), "\(result.stderr)")
    }
    #expect(!result.stderr.contains("listened on"))
  }

  @Test("A store that is not there is told as by every command")
  func needsStore() throws {
    let result = try RunProcess.run(
      DemoStore.program, ["serve", "--store", "/nowhere/store.sqlite"])
    #expect(result.status == 1)
    #expect(result.stderr.contains("store.sqlite"))
  }
}
