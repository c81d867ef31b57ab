import Foundation
import TestSupport
import Testing

/// Who participants are, through the commands.
struct VaultTests {
  private static let name = "Mustername Beispielfrau"
  private static let phone = "+977 1 555 01 99"
  private static let search = ByteSearch([name, phone])

  /// Runs a command that gives no value of the vault away, in whatever it writes.
  @discardableResult
  private func silent(
    _ session: borrowing Session, _ arguments: String..., status: Int32 = 0
  ) throws -> RunProcess {
    let result = try session.run(arguments)
    #expect(result.status == status, "\(arguments): \(result.stderr)")
    #expect(VaultTests.search.found(in: Data((result.stdout + result.stderr).utf8)) == [])
    return result
  }

  private func enter(_ code: String, _ session: borrowing Session) throws {
    let written = try session.run(
      ["person", "write", code, "name=-", "phone=-"],
      input: "\(VaultTests.name)\n\(VaultTests.phone)\n")
    #expect(written.status == 0, "\(written.stderr)")
    #expect(VaultTests.search.found(in: Data((written.stdout + written.stderr).utf8)) == [])
  }

  @Test("A person is written, read, found, exported and erased, and no file tells who they are")
  func whole() throws {
    let session = try Session()
    let code = try session.beginVault()
    try enter(code, session)
    let folder = session.folder.url

    let read = try session.object(
      "person", "read", code.lowercased(), "--field", "name", "--field", "email", "--for", "travel")
    #expect(read["participant"] as? String == code)
    let values = try #require(read["values"] as? [String: Any])
    #expect(values["name"] as? String == VaultTests.name)
    #expect(values["email"] is NSNull && values.count == 2)
    let found = try session.run(
      ["person", "find", "name", "-", "--for", "duplicate-check"], input: "beispielfrau MUSTERNAME")
    #expect(found.stdout.contains(code))
    #expect(
      try silent(session, "person", "find", "phone", "1", "555", "0100", "--for", "travel")
        .stderr.contains("nobody"))
    try silent(session, "backup", session.file("backup"))

    let export = session.file("export.json")
    try silent(session, "person", "export", code, "--out", export)
    let mode = try FileManager.default.attributesOfItem(atPath: export)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try String(contentsOfFile: export, encoding: .utf8).contains(VaultTests.name))
    try FileManager.default.removeItem(atPath: export)
    let log = try session.rows("person", "log", code)
    #expect(log.compactMap { $0["action"] as? String } == ["export", "search", "read"])
    #expect(log.allSatisfy { $0["actor"] as? String == "Tester" })
    #expect(try VaultTests.search.found(below: folder) == [])

    let asked = try silent(
      session, "person", "erase", code, "--because", "request", status: 1)
    #expect(asked.stderr.contains("[command.confirm]"))
    try silent(session, "person", "erase", code, "--because", "request", "--yes")
    let again = try silent(
      session, "person", "erase", code, "--because", "request", "--yes", status: 1)
    #expect(again.stderr.contains("[vault.nothing-held]"))
    #expect(try VaultTests.search.found(below: folder) == [])

    let older = session.file("older.sqlite")
    try silent(session, "restore", session.file("backup"), "--store", older)
    try silent(
      session, "person", "read", code, "--field", "name", "--for", "travel", "--store", older)
    #expect(try session.object("vault", "status", "--store", older)["values"] as? Int == 0)
    #expect(try VaultTests.search.found(below: folder) == [])
  }

  @Test("A value in the wrong place is not repeated by the error")
  func wrongPlace() throws {
    let session = try Session()
    let code = try session.beginVault()
    let name = VaultTests.name
    for (arguments, status) in [
      (["write", code, name], 64), (["write", code, "\(name)=name"], 64),
      (["write", name, "note=x"], 1), (["write", code, "name=\(name)", "name=\(name)"], 64),
      (["read", name, "--field", "name", "--for", "travel"], 1),
      (["read", code, "--field", name, "--for", "travel"], 64),
      (["find", name, "name", "--for", "travel"], 64),
      (["find", "note", name, "--for", "travel"], 1), (["log", name], 1),
    ] as [([String], Int32)] {
      let result = try session.run(["person"] + arguments)
      #expect(result.status == status, "\(arguments): \(result.stderr)")
      #expect(VaultTests.search.found(in: Data((result.stdout + result.stderr).utf8)) == [])
    }
    #expect(try session.object("vault", "status")["values"] as? Int == 0)
  }

  @Test("Keys are changed and forgotten, and a lost or wrong key file is told and loses nothing")
  func keys() throws {
    let session = try Session()
    let code = try session.beginVault()
    try enter(code, session)
    try silent(session, "backup", session.file("backup"))
    #expect(try session.object("vault", "check")["ok"] as? Bool == true)
    let receipt = try session.object("vault", "rotate")
    #expect(receipt["values"] as? Int == 2)
    #expect(try session.object("vault", "status")["oldKeys"] as? Int == 1)
    try silent(session, "vault", "forget-old-keys", status: 1)
    let forgotten = try session.object("vault", "forget-old-keys", "--yes")
    #expect(forgotten["forgotten"] as? [String] == [try #require(receipt["from"] as? String)])

    let digest = try session.digest()
    let kept = session.file("keys/vault.key")
    try FileManager.default.moveItem(atPath: kept, toPath: kept + ".away")
    let status = try session.object("vault", "status")
    #expect(status["opens"] as? Bool == false)
    #expect((status["problem"] as? String)?.contains("[vault.key-file-missing]") == true)
    try silent(session, "vault", "check", status: 1)
    try silent(
      session, "person", "read", code, "--field", "name", "--for", "travel", status: 1)
    let restored = try silent(
      session, "restore", session.file("backup"), "--store", session.file("older.sqlite"))
    #expect(restored.stderr.contains("warning: the vault does not open"))
    try FileManager.default.moveItem(atPath: kept + ".away", toPath: kept)
    #expect(try session.digest() == digest)
    #expect(try session.object("vault", "check")["ok"] as? Bool == true)
    let older = try silent(
      session, "person", "read", code, "--field", "name", "--for", "travel", "--store",
      session.file("older.sqlite"), status: 1)
    #expect(older.stderr.contains("[vault.wrong-key]"))
    #expect(try VaultTests.search.found(below: session.folder.url) == [])
  }
}
