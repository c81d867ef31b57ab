import Foundation
import TestSupport
import Testing

/// What the program does with the vault's key file, and with the list of erased values beside it.
struct ErasureListTests {
  /// Puts a value into the vault behind its back: the list knows it by its mark alone.
  private static let insert = """
    import os, sqlite3
    db = sqlite3.connect(os.environ["BARAZA_STORE"])
    revision = db.execute("SELECT max(id) FROM revisions").fetchone()[0]
    db.execute(
      "INSERT INTO participants (id, code, sex, age_group, sensitivity, revision_id)"
      " VALUES (1, '2222-2222', 'female', '18-24', 'restricted', ?)", [revision])
    db.execute(
      "INSERT INTO vault_fields VALUES (2, 1, 'name', ?, zeroblob(60), ?)",
      [bytes.fromhex("0123456789abcdef0123456789abcdef"), revision])
    db.execute("INSERT INTO vault_salts VALUES (2, zeroblob(32))")
    db.commit()
    """
  private static let entry = """
    {"at":"2026-03-08T09:00:00.000Z","by":"Illustrative officer","cause":"request",\
    "field":"name","mark":"0123456789abcdef0123456789abcdef","participant":1}
    """

  private func write(_ text: String, _ session: borrowing Session) throws {
    try FileManager.default.createDirectory(
      atPath: session.file("keys"), withIntermediateDirectories: true)
    let path = try session.write(text, to: "keys/vault.key.erased")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  @Test("A restore erases what is listed, and is refused where the list cannot be read")
  func restore() throws {
    let session = try Session()
    try session.begin()
    let inserted = try session.script("python3", ErasureListTests.insert)
    try #require(inserted.status == 0, "\(inserted.stderr)")
    let backup = try session.run("backup", session.file("backup"))
    try #require(backup.status == 0, "\(backup.stderr)")

    try write("{", session)
    let refused = try session.run("restore", session.file("backup"), "--store", session.file("r"))
    #expect(refused.status == 1)
    #expect(refused.stderr.contains("[vault.list-damaged]"), "\(refused.stderr)")
    #expect(!FileManager.default.fileExists(atPath: session.file("r")))

    try write(ErasureListTests.entry + "\n", session)
    let restored = try session.run("restore", session.file("backup"), "--store", session.file("r"))
    #expect(restored.status == 0, "\(restored.stderr)")
    let count = try session.script(
      "python3",
      """
      import sqlite3, sys
      db = sqlite3.connect(sys.argv[1])
      print(*[db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in
        ["participants", "vault_fields", "vault_salts", "vault_erasures"]])
      """, [session.file("r")])
    #expect(count.stdout == "1 0 0 1\n", "\(count.stderr)")
  }

  @Test("The vault is checked where there is a key file")
  func check() throws {
    let session = try Session()
    try session.begin()
    #expect(try !names(session).contains("vault"))
    try write("", session)
    _ = try session.write("no key file", to: "keys/vault.key")
    #expect(try names(session).contains("vault"))
  }

  private func names(_ session: borrowing Session) throws -> [String] {
    let check = try session.object("store", "check")
    #expect(check["ok"] as? Bool == true)
    return (check["checks"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
  }
}
