import Foundation
import GRDB
import Kernel
import Storage
import TestSupport
import Testing

@testable import Training

/// Who was erased is gone: from every file, from the history, and from what backups bring back.
@Suite(.serialized)
struct ErasureTests {
  /// Illustrative, and unlike anything that a store holds of itself.
  static let identity: [VaultField: String] = [
    .name: "Zawadhi Ünderlöf-Quarshie", .phone: "+256 772 918273",
    .email: "zawadhi@quarshiepost.net",
    .address: "Kibuyeplatz 77, Oberkampala", .document: "QX8842917",
    .birthDate: "1987-11-23", .emergencyContact: "Wekesatta 0781 554433",
    .note: "Lugbaratti",
  ]
  static let search = ByteSearch(Array(identity.values))

  let scene: VaultScene
  let person: Int64
  let other: Int64

  init() throws {
    scene = try VaultScene()
    person = try scene.participant(ErasureTests.identity)
    other = try scene.participant([.name: "Illustrative Akello", .phone: "0772 111222"])
  }

  private func erase(_ fields: Set<VaultField>? = nil) throws -> ErasureReceipt {
    try scene.vault.erase(
      fields, of: person, because: .request, on: .day("2026-03-08"), by: .illustrative)
  }

  private func expectNothing(_ moment: Comment) throws {
    #expect(try ErasureTests.search.found(below: scene.folder.url) == [], moment)
    #expect(ErasureTests.search.foundInNamelessFiles() == [], moment)
  }

  @Test("The search finds what lies open, in each encoding")
  func searchFinds() throws {
    for encoding in [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian] {
      let bytes = try #require("xx zawadhi ünderlöf yy".data(using: encoding))
      #expect(!ErasureTests.search.found(in: Data([1, 2, 3]) + bytes).isEmpty)
    }
    let plain = scene.folder.url.appending(path: "plain")
    try Data("… 256772918273 …".utf8).write(to: plain)
    #expect(try !ErasureTests.search.found(below: scene.folder.url).isEmpty)
    let handle = try FileHandle(forReadingFrom: plain)
    try FileManager.default.removeItem(at: plain)
    #expect(!ErasureTests.search.foundInNamelessFiles().isEmpty)
    try handle.close()
    #expect(ErasureTests.search.foundInNamelessFiles() == [])
  }

  @Test("No byte of a person lies open: store, log, shared memory, backup, keys, history")
  func bytes() throws {
    try expectNothing("entered")
    #expect(try scene.read(person) == ErasureTests.identity)
    _ = try scene.vault.find("zawadhi", in: .name, for: .travel, by: .illustrative)
    _ = try scene.vault.find("0772918273", in: .phone, for: .travel, by: .illustrative)
    try scene.vault.write([.name: "Zawadhi Quarshie"], of: person, by: .illustrative)
    _ = try scene.vault.rotate(by: .illustrative)
    try Backup.write(scene.store, to: scene.folder.url.appending(path: "backup").path)
    try expectNothing("read, found, corrected, backed up")
    let history = try scene.store.read { db in
      try Data.fetchAll(
        db, sql: "SELECT CAST(before AS BLOB) FROM revision_changes WHERE before IS NOT NULL")
        + Data.fetchAll(
          db, sql: "SELECT CAST(after AS BLOB) FROM revision_changes WHERE after IS NOT NULL")
        + Data.fetchAll(db, sql: "SELECT CAST(actor || reason AS BLOB) FROM revisions")
    }
    #expect(history.count > 30)
    #expect(history.flatMap { ErasureTests.search.found(in: $0) } == [])
    _ = try erase()
    try expectNothing("erased")
    let list = try String(contentsOfFile: scene.keyFile.erased.path, encoding: .utf8)
    #expect(list.split(separator: "\n").count == ErasureTests.identity.count)
  }

  @Test("Erasure leaves the pseudonym, its proof and everybody else, and no byte of a salt")
  func erases() throws {
    // Enough for pages to be split, so that copies of rows could be left behind in them.
    for _ in 0..<60 { _ = try scene.participant(ErasureTests.identity.filter { $0.key != .note }) }
    let salts = try scene.store.read { db in
      try Data.fetchAll(
        db,
        sql: """
          SELECT salt FROM vault_salts
          WHERE id IN (SELECT id FROM vault_fields WHERE participant_id = ?)
          """, arguments: [person])
    }
    let totals = try scene.count("SELECT count(*) FROM participants")
    let receipt = try erase()
    #expect(receipt.isOverwritten)
    #expect(receipt.fields == VaultField.allCases)
    #expect(salts.count == 8)
    for path in try FileManager.default.subpathsOfDirectory(atPath: scene.data.path) {
      let bytes = try Data(contentsOf: scene.data.appending(path: path))
      for salt in salts {
        // Half of one would do to tell that it was not overwritten.
        #expect(bytes.range(of: salt.prefix(16)) == nil && bytes.range(of: salt.suffix(16)) == nil)
      }
    }
    #expect(try scene.read(person) == [:])
    #expect(try scene.read(other)[.name] == "Illustrative Akello")
    #expect(try scene.vault.find("zawadhi", in: .name, for: .travel, by: .illustrative).count == 60)
    #expect(try scene.count("SELECT count(*) FROM participants") == totals)
    let proofs = try scene.store.read(Erasure.proofs)
    #expect(proofs.map(\.field).sorted() == VaultField.allCases)
    #expect(
      proofs.allSatisfy {
        $0.participant == person && $0.by == "Illustrative officer" && $0.cause == .request
      })
    #expect(try scene.keyFile.erased.entries() == proofs)
    #expect(try scene.problems() == [])
    #expect(throws: VaultFailure.nothingHeld) { try erase() }
    #expect(throws: RevertFailure.self) {
      try scene.change { changes in
        let revision = try Int64.fetchOne(
          changes.db, sql: "SELECT max(revision_id) FROM vault_erasures")
        try changes.revert(try #require(revision))
      }
    }
  }

  @Test("What the history keeps of an erased person opens by no key that there is")
  func historyIsDead() throws {
    let held = try scene.store.read { try HeldValue.all(of: person, in: $0) }
    _ = try erase([.name, .phone])
    let recorded = try scene.store.read { db in
      try Data.fetchSet(
        db,
        sql: """
          SELECT after FROM revision_changes
          WHERE table_name = 'vault_fields' AND field = 'ciphertext' AND after IS NOT NULL
          """)
    }
    #expect(Set(held.map(\.ciphertext)).isSubset(of: recorded))
    let salts = try scene.store.read { try Data.fetchAll($0, sql: "SELECT salt FROM vault_salts") }
    let key = try scene.store.read { try VaultKeys(scene.keyFile, for: $0).current }
    for value in held where [.name, .phone].contains(value.place.field) {
      for salt in salts + [Data(count: 32)] {
        let text = try? ValueSeal.open(value.ciphertext, at: value.place, salt: salt, with: key)
        #expect(text == nil)
      }
    }
    #expect(
      try scene.read(person).keys.sorted()
        == Array(
          VaultField.allCases.filter {
            ![.name, .phone].contains($0)
          }))
  }

  @Test("An older backup, today's key file: who was erased stays erased, others are back")
  func oldBackup() throws {
    let backup = scene.folder.url.appending(path: "backup").path
    try Backup.write(scene.store, to: backup)
    // What the list knows a value by outlives corrections and new keys.
    try scene.vault.write([.name: "Zawadhi Corrected"], of: person, by: .illustrative)
    _ = try scene.vault.rotate(by: .illustrative)
    _ = try erase()
    let list = scene.keyFile.erased

    let plain = scene.data.appending(path: "plain.sqlite").path
    try Restore.run(
      from: backup, to: plain, schema: VaultScene.schema, erasure: nil, by: .illustrative)
    let unlisted = try Store.open(
      at: plain, schema: VaultScene.schema, access: .readWrite(purpose: "test"))
    // Opening the vault applies the list even where the restore did not.
    let late = try Vault(unlisted, scene.keyFile)
    #expect(
      try late.read([.name], of: person, for: .travel, by: .illustrative) == [:])
    try unlisted.close()

    let path = scene.data.appending(path: "restored.sqlite").path
    try Restore.run(
      from: backup, to: path, schema: VaultScene.schema, erasure: list, by: .illustrative)
    let store = try Store.open(
      at: path, schema: VaultScene.schema, access: .readWrite(purpose: "test"))
    let sql = "SELECT count(*) FROM vault_fields WHERE participant_id = ?"
    #expect(try store.read { try Int.fetchOne($0, sql: sql, arguments: [person]) } == 0)
    let vault = try Vault(store, scene.keyFile)
    #expect(try vault.read([.name], of: person, for: .travel, by: .illustrative) == [:])
    #expect(try vault.read([.name], of: other, for: .travel, by: .illustrative).count == 1)
    #expect(try vault.find("zawadhi", in: .name, for: .travel, by: .illustrative) == [])
    #expect(try store.read(Erasure.proofs) == scene.store.read(Erasure.proofs))
    #expect(try StoreCheck.run(store, further: [Vault.check(scene.keyFile)]).ok)
    try store.close()
    try expectNothing("restored")
  }

  @Test("A list that was lost is made again of what the store proves")
  func listHeals() throws {
    _ = try erase([.name])
    let list = try String(contentsOfFile: scene.keyFile.erased.path, encoding: .utf8)
    try FileManager.default.removeItem(atPath: scene.keyFile.erased.path)
    _ = try scene.reopened()
    #expect(try String(contentsOfFile: scene.keyFile.erased.path, encoding: .utf8) == list)
    try (list.dropLast(9) + "\n").write(
      toFile: scene.keyFile.erased.path, atomically: false, encoding: .utf8)
    #expect(throws: VaultFailure.listDamaged(path: scene.keyFile.erased.path, line: 1)) {
      try scene.reopened()
    }
  }

  @Test("A hold keeps what is held while it stands")
  func holds() throws {
    let hold = [
      "participant": try scene.code(person), "cause": "legal-claim", "since_on": "2026-01-01",
      "until_on": "2026-03-08",
    ]
    _ = try scene.change { try RetentionHoldsTarget().add(hold, in: $0) }
    let failure = #expect(throws: VaultFailure.self) { try erase() }
    #expect(failure?.diagnostic.rule == "vault.held")
    #expect(try scene.read(person) == ErasureTests.identity)
    #expect(!FileManager.default.fileExists(atPath: scene.keyFile.erased.path))
    _ = try scene.vault.erase(
      of: person, because: .request, on: .day("2026-03-09"), by: .illustrative)
    #expect(try scene.read(person) == [:])
  }
}
