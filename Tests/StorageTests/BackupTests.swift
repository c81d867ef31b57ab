import Foundation
import GRDB
import Storage
import Testing

@Suite struct BackupTests {
  let scratch: Scratch
  let store: Store

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
    try store.change(by: .amina, because: "survey") {
      try $0.addVillage("Kijiji", households: 120)
      _ = try Attachments.add(
        Data("minutes".utf8), name: "minutes.txt", mediaType: "text/plain", in: $0)
    }
    try store.rebuildDerived(by: .amina)
  }

  private func restore(to name: String, erasure: (any ErasureList)? = nil) throws {
    try Restore.run(
      from: scratch.path("backup"), to: scratch.path(name), schema: .villages, erasure: erasure,
      by: .amina)
  }

  @Test func aRestoredBackupSaysWhatTheStoreSaid() throws {
    let receipt = try Backup.write(store, to: scratch.path("backup"))
    #expect(receipt.seal.count == 64)
    try restore(to: "copy.sqlite")
    let copy = try scratch.reopened("copy.sqlite")
    let original = try StoreCheck.run(store, digest: true)
    let restored = try StoreCheck.run(copy, digest: true)
    #expect(original.ok && restored.ok)
    #expect(original.digest != nil)
    #expect(original.digest == restored.digest)
    #expect(copy.office == store.office)
    #expect(try copy.read { try Revision.latest(1, in: $0) }.first?.reason == "restore of backup")
    try copy.close()
    try store.close()
    #expect(try scratch.files() == ["backup", "copy.sqlite", "store.sqlite"])
  }

  @Test func aBackupIsTakenBesideAWriterAndOverwritesNothing() throws {
    let reader = try Store.open(at: store.path, schema: .villages, access: .readOnly)
    try store.bulkRun(by: .amina, because: "import") { run in
      try run.db.execute(sql: "UPDATE villages SET name = 'Mji'")
      try Backup.write(reader, to: scratch.path("backup"))
    }
    #expect(throws: StoreFailure.exists(path: scratch.path("backup"))) {
      try Backup.write(store, to: scratch.path("backup"))
    }
    try restore(to: "copy.sqlite")
    let names = try scratch.reopened("copy.sqlite").read {
      try String.fetchAll($0, sql: "SELECT name FROM villages")
    }
    #expect(names == ["Kijiji"])
  }

  @Test func aBackupIsForItsOwnersEyes() throws {
    try Backup.write(store, to: scratch.path("backup"))
    let mode = try FileManager.default.attributesOfItem(atPath: scratch.path("backup"))
    #expect(mode[.posixPermissions] as? Int == 0o600)
  }

  @Test(arguments: [
    "UPDATE villages SET households = 121",
    "UPDATE revisions SET actor = 'Bilal'",
    "DELETE FROM attachments",
    "CREATE TABLE extra (name TEXT)",
    "UPDATE id_counter SET next = 65536",
    "UPDATE backup_seal SET sha256 = zeroblob(32)",
  ])
  func anEditedBackupIsRefused(edit: String) throws {
    try Backup.write(store, to: scratch.path("backup"))
    try scratch.tamper("backup", edit)
    #expect(throws: BackupFailure.edited(path: scratch.path("backup"))) {
      try restore(to: "copy.sqlite")
    }
    #expect(try !scratch.files().contains { $0.contains("copy") })
  }

  @Test func aSealOverForeignTablesDoesNotHelp() throws {
    try store.close()
    try scratch.tamper(
      "store.sqlite",
      "CREATE TRIGGER sly AFTER INSERT ON villages BEGIN DELETE FROM villages; END")
    try Backup.write(scratch.reopened(), to: scratch.path("backup"))
    #expect {
      try restore(to: "copy.sqlite")
    } throws: {
      "\($0)".contains("trigger sly")
    }
  }

  @Test func aDecayedBackupIsRefused() throws {
    try Backup.write(store, to: scratch.path("backup"))
    let file = URL(filePath: scratch.path("backup"))
    let whole = try Data(contentsOf: file)
    // One byte of the text "Kijiji" in the table, one byte a page, then a file cut short.
    var byte = whole
    let place = try #require(whole.range(of: Data("Kijiji".utf8)))
    byte[place.lowerBound] = 0x6B
    for damaged in [byte, whole.prefix(whole.count / 2), Data(whole.reversed())] {
      try damaged.write(to: file)
      #expect(throws: (any Error).self) { try restore(to: "copy.sqlite") }
      #expect(try !scratch.files().contains { $0.contains("copy") })
    }
  }

  @Test func aStoreIsNotABackupNorABackupAStore() throws {
    try store.close()
    #expect(throws: BackupFailure.unsealed(path: store.path)) {
      try Restore.run(
        from: store.path, to: scratch.path("copy.sqlite"), schema: .villages, erasure: nil,
        by: .amina)
    }
    try Backup.write(scratch.reopened(), to: scratch.path("backup"))
    #expect(throws: StoreFailure.isBackup(path: scratch.path("backup"))) {
      try scratch.reopened("backup")
    }
  }

  @Test func anExistingStoreIsReplacedOnlyWhenAsked() throws {
    try Backup.write(store, to: scratch.path("backup"))
    try store.change(by: .amina, because: "later") { _ = try $0.addVillage("Mji") }
    #expect(throws: StoreFailure.exists(path: store.path)) { try restore(to: "store.sqlite") }
    let replace = {
      try Restore.run(
        from: scratch.path("backup"), to: store.path, schema: .villages, erasure: nil,
        by: .amina, replacing: true)
    }
    #expect {
      _ = try replace()
    } throws: {
      guard case StoreFailure.locked = $0 else { return false }
      return true
    }
    // The log that a crash would leave behind must not be played into the restored store.
    let log = URL(filePath: store.path + "-wal")
    let left = try Data(contentsOf: log)
    #expect(left.count > 4096)
    try store.close()
    try left.write(to: log)
    _ = try replace()
    let restored = try scratch.reopened()
    let names = try restored.read { try String.fetchAll($0, sql: "SELECT name FROM villages") }
    #expect(names == ["Kijiji"])
    try restored.close()
    #expect(try scratch.files() == ["backup", "store.sqlite"])
  }

  @Test func aStoreThatCameMeanwhileIsNotReplaced() throws {
    struct Meanwhile: ErasureList {
      let path: String
      func apply(in changes: ChangeSet) throws {
        try Data("notes".utf8).write(to: URL(filePath: path))
      }
    }
    try Backup.write(store, to: scratch.path("backup"))
    let path = scratch.path("copy.sqlite")
    #expect(throws: StoreFailure.exists(path: path)) {
      try restore(to: "copy.sqlite", erasure: Meanwhile(path: path))
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "notes")
  }

  @Test func whoWasErasedStaysErased() throws {
    struct Forget: ErasureList {
      func apply(in changes: ChangeSet) throws {
        for id in try Int64.fetchAll(changes.db, sql: "SELECT id FROM villages") {
          try changes.update("villages", id: id, [("note", nil), ("households", nil)])
        }
      }
    }
    try Backup.write(store, to: scratch.path("backup"))
    try restore(to: "copy.sqlite", erasure: Forget())
    let copy = try scratch.reopened("copy.sqlite")
    #expect(try copy.read { try Int.fetchOne($0, sql: "SELECT households FROM villages") } == nil)
    #expect(try copy.read(Audit.verify) == [])
  }

  @Test func aBackupOfANewerBarazaIsRefused() throws {
    let newer =
      StoreSchema.villages
      + StoreSchema(
        migrations: [Migration(name: "0003-rivers", sql: "CREATE TABLE rivers (name TEXT)")])
    let store = try Store.create(at: scratch.path("newer.sqlite"), schema: newer)
    try Backup.write(store, to: scratch.path("backup"))
    #expect {
      try restore(to: "copy.sqlite")
    } throws: {
      "\($0)".contains("0003-rivers")
    }
  }

  @Test func aBackupOfAnOlderBarazaIsBroughtUpToDate() throws {
    let store = try Store.create(at: scratch.path("older.sqlite"), schema: .storage)
    try Backup.write(store, to: scratch.path("backup"))
    try restore(to: "copy.sqlite")
    #expect(try scratch.reopened("copy.sqlite").read { try $0.tableExists("villages") })
  }
}
