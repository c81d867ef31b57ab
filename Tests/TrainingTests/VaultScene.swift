import Foundation
import GRDB
import Kernel
import Storage
import TestSupport

@testable import Training

/// A store with a vault, for one test: the store in one folder, its keys in another.
final class VaultScene {
  let folder: TemporaryFolder
  let store: Store
  let keyFile: KeyFile
  let vault: Vault

  static let schema: StoreSchema = .storage + .training

  var path: String { store.path }
  var data: URL { folder.url.appending(path: "data") }

  init() throws {
    folder = try TemporaryFolder()
    let data = folder.url.appending(path: "data")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    store = try Store.create(
      at: data.appending(path: "store.sqlite").path, schema: VaultScene.schema, office: 7)
    keyFile = KeyFile(path: folder.url.appending(path: "keys/vault.key").path)
    vault = try Vault.begin(store, keyFile, by: .illustrative)
  }

  deinit {
    try? store.close()
    folder.remove()
  }

  func reopened() throws -> Vault { try Vault(store, keyFile) }

  @discardableResult
  func change<T>(_ body: (ChangeSet) throws -> T) throws -> T {
    try store.change(by: .illustrative, because: "test", body)
  }

  /// A participant with a code of their own, and who they are.
  func participant(_ values: [VaultField: String] = [:]) throws -> Int64 {
    let id = try change {
      try ParticipantsTarget().add(
        ["sex": "female", "age_group": "35-49", "sensitivity": "restricted"], in: $0)
    }
    try vault.write(values, of: id, by: .illustrative)
    return id
  }

  func code(_ participant: Int64) throws -> String {
    try store.read { try Vault.code(of: participant, in: $0) }
  }

  func read(_ participant: Int64) throws -> [VaultField: String] {
    try vault.read(
      Set(VaultField.allCases), of: participant, for: .invitation, by: .illustrative)
  }

  func count(_ sql: String) throws -> Int {
    try store.read { try Int.fetchOne($0, sql: sql) ?? -1 }
  }

  /// What the vault's own check finds.
  func problems() throws -> [String] {
    try store.read { try Vault.problems(keyFile, in: $0) }
  }

  /// Edits the store behind the vault's back, without the triggers that guard it.
  func tamper(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
    try change { changes in
      let db = changes.db
      let triggers = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger[0] as String)") }
      try db.execute(sql: sql, arguments: arguments)
      for trigger in triggers { try db.execute(sql: trigger[1] as String) }
    }
  }
}

extension Actor {
  static var illustrative: Actor { get throws { try Actor(name: "Illustrative officer") } }
}

extension CalendarDate {
  /// Throws for what is no day.
  static func day(_ text: String) throws -> CalendarDate {
    struct NoDay: Error {}
    guard let date = CalendarDate(text), date.isComplete else { throw NoDay() }
    return date
  }
}
