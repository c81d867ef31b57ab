import Foundation
import GRDB
import Storage
import TestSupport
import Testing

@testable import Training

struct VaultTests {
  let scene: VaultScene

  init() throws { scene = try VaultScene() }

  @Test("What was entered is read back, and each read is in the log before it is given")
  func readsBack() throws {
    let id = try scene.participant([.name: " Illustrative Amina ", .phone: "+256 772 123456"])
    #expect(try scene.read(id) == [.name: "Illustrative Amina", .phone: "+256 772 123456"])
    try scene.vault.write([.name: "Illustrative Akello"], of: id, by: .illustrative)
    let values = try scene.vault.read([.name], of: id, for: .travel, by: Actor(name: "Other"))
    #expect(values == [.name: "Illustrative Akello"])
    let log = try scene.store.read { try VaultRead.all(of: id, in: $0) }
    #expect(log.map(\.actor) == ["Other", "Illustrative officer"])
    #expect(log.map(\.purpose) == [.travel, .invitation])
    #expect(log.map(\.fields) == [[.name], VaultField.allCases])
    #expect(log.allSatisfy { $0.at.hasSuffix("Z") && $0.action == .read })
    #expect(try scene.problems() == [])
  }

  @Test("Every way to a value writes the log")
  func logsEveryPath() throws {
    let id = try scene.participant([.name: "Illustrative Amina", .phone: "0772 123456"])
    func log() throws -> Int { try scene.count("SELECT count(*) FROM vault_reads") }
    let paths: [(String, () throws -> Void)] = [
      ("read", { _ = try scene.read(id) }),
      ("export", { _ = try scene.vault.export(of: id, by: .illustrative) }),
      ("find", { _ = try find("amina") }),
      ("find nobody", { _ = try find("nobody") }),
      ("find phone", { _ = try find("0772123456", in: .phone) }),
    ]
    for (name, path) in paths {
      let before = try log()
      try path()
      #expect(try log() == before + 1, "\(name)")
    }
    // Nobody is told anything by these.
    let before = try log()
    try scene.vault.write([.name: "Illustrative Akello"], of: id, by: .illustrative)
    _ = try scene.vault.rotate(by: .illustrative)
    #expect(try scene.problems() == [])
    #expect(try log() == before)
  }

  @Test("A log that cannot be written gives no value, and its rows never change or go")
  func logComesFirst() throws {
    let id = try scene.participant([.name: "Illustrative Amina"])
    try scene.change {
      try $0.db.execute(
        sql: """
          CREATE TRIGGER full BEFORE INSERT ON vault_reads BEGIN SELECT RAISE(ABORT, 'full'); END;
          UPDATE id_counter SET next = next;
          """)
    }
    #expect(throws: (any Error).self) { try scene.read(id) }
    #expect(throws: (any Error).self) { try scene.vault.export(of: id, by: .illustrative) }
    #expect(throws: (any Error).self) { try find("amina") }
    try scene.change {
      try $0.db.execute(sql: "DROP TRIGGER full; UPDATE id_counter SET next = next")
    }
    _ = try scene.read(id)
    for sql in ["DELETE FROM vault_reads", "UPDATE vault_reads SET purpose = 'other'"] {
      #expect(throws: (any Error).self) { try scene.change { try $0.db.execute(sql: sql) } }
    }
  }

  private func find(_ text: String, in field: VaultField = .name) throws -> [String] {
    try scene.vault.find(text, in: field, for: .duplicateCheck, by: .illustrative)
  }

  @Test("People are found by all words of a name, by a number however written, and told by code")
  func finds() throws {
    let amina = try scene.code(
      scene.participant([
        .name: "Illustrative Áminà Okello", .phone: "+256 772 123456; 0414 999888",
        .email: "Amina@Example.org", .document: "B-123 456",
      ]))
    let other = try scene.code(
      scene.participant([.name: "Illustrative Amina Atim", .phone: "+211 772 123456"]))
    let sita = try scene.code(scene.participant([.name: "उदाहरण सीता", .phone: "९८४१२३४५६७"]))
    #expect(try find("okello AMINA") == [amina])
    #expect(try find("amina") == [amina, other].sorted())
    #expect(try find("amin") == [])
    #expect(try find("सीता") == [sita])
    #expect(try find("सता") == [])
    for number in ["0772123456", "+256772123456", "00256-772-123-456"] {
      #expect(try find(number, in: .phone).contains(amina), "\(number)")
    }
    #expect(try find("+256 772 123456", in: .phone) == [amina])
    #expect(try find("+211 772 123456", in: .phone) == [other])
    #expect(try find("0414999888", in: .phone) == [amina])
    #expect(try find("9841234567", in: .phone) == [sita])
    #expect(try find("0773123456", in: .phone) == [])
    #expect(try find("amina@example.ORG", in: .email) == [amina])
    #expect(try find("b123456", in: .document) == [amina])
    for (text, field) in [("x", VaultField.address), ("-", .name), ("", .email)] {
      #expect(throws: VaultFailure.notSearched(field)) { try find(text, in: field) }
    }
    let lost = try scene.store.read { try VaultRead.all(in: $0) }.filter { $0.participant == nil }
    #expect(lost.count == 3)
  }

  @Test("A corrected value can no longer be found or opened from the history")
  func corrects() throws {
    let id = try scene.participant([.name: "Illustrative Amina"])
    let (place, old) = try scene.store.read { db in
      let value = try #require(try HeldValue.all(of: id, in: db).first)
      return (value.place, value)
    }
    try scene.vault.write([.name: "Illustrative Akello"], of: id, by: .illustrative)
    #expect(try find("amina") == [])
    #expect(try find("akello").count == 1)
    let opened = try scene.store.read { db -> String? in
      let value = try #require(try HeldValue.all(of: id, in: db).first)
      #expect(value.place == place)
      let key = try VaultKeys(scene.keyFile, for: db).current
      let salt = try #require(value.salt)
      #expect(old.salt != salt)
      return try? ValueSeal.open(old.ciphertext, at: place, salt: salt, with: key)
    }
    #expect(opened == nil)
    let revisions = try scene.count("SELECT count(*) FROM revisions")
    try scene.vault.write([.name: "Illustrative Akello"], of: id, by: .illustrative)
    #expect(try scene.count("SELECT count(*) FROM revisions") == revisions)
  }

  @Test("No salt and no token stands in the history, so that what is destroyed is gone")
  func historyHoldsNoSalt() throws {
    let id = try scene.participant([.name: "Illustrative Amina", .phone: "0772 123456"])
    let tables = try scene.store.read {
      try String.fetchSet($0, sql: "SELECT DISTINCT table_name FROM revision_changes")
    }
    #expect(tables == ["participants", "vault_fields", "vault_keys"])
    let revision = try #require(
      try scene.store.read {
        try Int64.fetchOne($0, sql: "SELECT max(revision_id) FROM vault_fields")
      })
    #expect(throws: RevertFailure.self) { try scene.change { try $0.revert(revision) } }
    #expect(try scene.read(id).count == 2)
  }

  @Test("The export holds all that is held of the person, this reading too")
  func exports() throws {
    let id = try scene.participant([.name: "Illustrative Amina", .note: "needs a lift"])
    let export = try scene.vault.export(of: id, by: .illustrative)
    #expect(export.identity == ["name": "Illustrative Amina", "note": "needs a lift"])
    #expect(export.participant["sex"] == "female")
    #expect(export.participant["code"] == (try scene.code(id)))
    #expect(export.reads.map(\.action) == [.export])
    let json = try JSONSerialization.jsonObject(with: export.json()) as? [String: Any]
    #expect((json?["identity"] as? [String: String])?["name"] == "Illustrative Amina")
  }
}
