import Foundation
import TestSupport
import Testing

/// Stores that others hold, that are newer, or that are damaged.
struct StoreTests {
  @Test("A sound store is told to be sound, in a form that stays")
  func checks() throws {
    let session = try Session()
    try session.begin(importing: "funder-example")
    let check = try session.object("store", "check")
    #expect(check["ok"] as? Bool == true)
    let checks = try #require(check["checks"] as? [[String: Any]])
    #expect(checks.contains { $0["name"] as? String == "integrity" })
    for item in checks {
      #expect(item["ok"] as? Bool == true, "\(item)")
      #expect(item["detail"] is String)
    }
    #expect(try session.object("audit", "verify")["ok"] as? Bool == true)
  }

  @Test("A store that says something else than what it derived is found, and rebuilt")
  func rebuilds() throws {
    let session = try Session()
    try session.begin(importing: "ipo-headquarters")
    try sqlite("UPDATE country_spend SET units = units + 1", session)
    #expect(try session.object("store", "check", status: 3)["ok"] as? Bool == false)
    #expect(try session.run("store", "rebuild").status == 0)
    #expect(try session.object("store", "check")["ok"] as? Bool == true)
  }

  @Test("A record that was changed behind the store's back breaks its chain")
  func findsForgery() throws {
    let session = try Session()
    try session.begin()
    try sqlite("DROP TRIGGER revisions_stay_as_sealed", session)
    try sqlite("UPDATE revisions SET actor = 'Somebody'", session)
    let audit = try session.object("audit", "verify", status: 3)
    #expect((audit["problems"] as? [Any])?.isEmpty == false)
  }

  @Test("A missing store says how to make one")
  func namesMissing() throws {
    let session = try Session()
    let result = try session.run("activity", "list")
    #expect(result.status == 1)
    #expect(result.stderr.contains("baraza init"))
  }

  @Test("A store of a newer program is refused and stays as it was")
  func refusesNewer() throws {
    let session = try Session()
    try session.begin()
    try sqlite("INSERT INTO grdb_migrations VALUES ('9999-later')", session)
    let result = try session.run("import", Session.sample("feeds/funder-example.xml"))
    #expect(result.status == 1)
    #expect(result.stderr.contains("[store.newer]"))
  }

  @Test("While another process writes, reading goes on and writing is refused")
  func namesLock() throws {
    let session = try Session()
    try session.begin(importing: "funder-example")
    let result = try session.script(
      "python3",
      """
      import fcntl, os, subprocess, sys
      with open(os.environ["BARAZA_STORE"] + ".lock", "r+") as lock:
          fcntl.flock(lock, fcntl.LOCK_EX)
          program = os.environ["BARAZA"]
          read = subprocess.run([program, "activity", "list"], capture_output=True)
          check = subprocess.run([program, "store", "check"], capture_output=True)
          write = subprocess.run([program, "import", sys.argv[1]], capture_output=True)
      print(read.returncode, check.returncode, write.returncode)
      print(write.stderr.decode())
      """, [Session.sample("feeds/partner-example.xml")])
    #expect(result.stdout.hasPrefix("0 0 1\n"), "\(result.stdout)")
    #expect(result.stdout.contains("[store.locked]"))
  }

  @Test("What is no store, or damaged, is told apart")
  func namesDamage() throws {
    let session = try Session()
    _ = try session.write(String(repeating: "no database ", count: 100), to: "store.sqlite")
    let foreign = try session.run("activity", "list")
    #expect(foreign.status == 1)
    #expect(foreign.stderr.contains("[store.format]"))

    let other = try Session()
    try other.begin(importing: "ipo-headquarters")
    let file = try FileHandle(forUpdating: URL(filePath: other.store))
    try file.seek(toOffset: 8192)
    try file.write(contentsOf: Data(repeating: 0x5A, count: 200_000))
    try file.close()
    let check = try other.run("store", "check", "--json")
    #expect(check.status == 1 || check.status == 3)
    #expect(!check.stdout.contains("\"ok\" : true,\n  \"checks\""))
    #expect(!(check.stdout + check.stderr).isEmpty)
  }

  @Test("A backup comes back as the same store; one that was edited does not")
  func restores() throws {
    let session = try Session()
    try session.begin(importing: "ipo-headquarters")
    let digest = try session.digest()
    let backup = session.file("backup.baraza")
    #expect(try session.run("backup", backup).status == 0)
    #expect(try session.run("backup", backup).status == 1)

    let refused = try session.run("restore", backup)
    #expect(refused.status == 1)
    #expect(refused.stderr.contains("--yes"))
    #expect(try session.run("import", Session.sample("feeds/funder-example.xml")).status == 0)
    #expect(try session.digest() != digest)
    #expect(try session.run("restore", backup, "--yes").status == 0)
    #expect(try session.digest() == digest)

    try sqlite("UPDATE activities SET title = 'Another'", session, file: backup)
    let edited = try session.run("restore", backup, "--yes")
    #expect(edited.status == 1)
    #expect(edited.stderr.contains("[backup.edited]"))
    #expect(try session.digest() == digest)
  }

  private func sqlite(
    _ sql: String, _ session: borrowing Session, file: String? = nil
  ) throws {
    let result = try session.script(
      "python3",
      "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()",
      [file ?? session.store, sql])
    try #require(result.status == 0, "\(result.stderr)")
  }
}
