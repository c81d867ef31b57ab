import Foundation
import TestSupport
import Testing

struct InitTests {
  @Test("A new store says where it is, its schema and its office")
  func makesStore() throws {
    let session = try Session()
    let made = try session.object(
      "init", "--office", "7", "--own", "XX-EXAMPLE-IPO", "--own", "XX-EXAMPLE-IPO-LR",
      "--own-name", "Illustrative Peace Organisation")
    #expect((made["store"] as? String)?.hasSuffix("/store.sqlite") == true)
    #expect(made["office"] as? Int == 7)
    #expect(made["schemaVersion"] as? Int ?? 0 >= 4)
    let own = try session.rows("own", "list")
    #expect(own.map { $0["identifier"] as? String } == ["XX-EXAMPLE-IPO", "XX-EXAMPLE-IPO-LR"])
    #expect(own.map { $0["isPrimary"] as? Bool } == [true, false])
  }

  @Test("An existing file is refused, and stays")
  func refusesExisting() throws {
    let session = try Session()
    _ = try session.write("not a store", to: "store.sqlite")
    let result = try session.run("init")
    #expect(result.status == 1)
    #expect(result.stderr.contains("[store.exists]"))
    #expect(try String(contentsOfFile: session.store, encoding: .utf8) == "not a store")
  }

  @Test(
    "What a store cannot begin with leaves none",
    arguments: [
      (["--currency", "XXQ"], Int32(1), "[reference.currency]"),
      (["--office", "4096"], 1, "[store.office]"),
      (["--own", " ", "--own-name", "Name"], 1, "[reference.identifier]"),
      (["--own", "XX-A", "--own", "XX-A", "--own-name", "Name"], 1, "[reference.identifier]"),
      (["--actor", " "], 1, "[store.actor]"),
      (["--own", "XX-A"], 64, "--own-name"),
    ])
  func leavesNone(options: [String], status: Int32, message: String) throws {
    let session = try Session()
    let result = try session.run(["init"] + options)
    #expect(result.status == status)
    #expect(result.stderr.contains(message))
    #expect(result.stdout == "")
    #expect(!FileManager.default.fileExists(atPath: session.store))
  }

  @Test("Without a name the store lies in the user's data folder")
  func usesDataFolder() throws {
    let session = try Session()
    let result = try session.run(["init"], environment: ["BARAZA_STORE": ""])
    #expect(result.status == 0)
    let path = session.file("data/baraza/baraza.sqlite")
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test("Help and version are data; a wrong option is a usage error")
  func helps() throws {
    let session = try Session()
    let version = try session.run("--version")
    #expect(version.status == 0)
    #expect(version.stdout.contains("."))
    #expect(try session.run("--help").stdout.contains("SUBCOMMANDS"))
    let wrong = try session.run("init", "--bogus")
    #expect(wrong.status == 64)
    #expect(wrong.stdout == "")
    #expect(wrong.stderr.contains("--bogus"))
  }
}
