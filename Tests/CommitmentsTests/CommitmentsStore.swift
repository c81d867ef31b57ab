import Foundation
import GRDB
import Storage
import TestSupport

@testable import Commitments

/// A store of the room alone, for one test.
final class CommitmentsStore {
  let store: Store
  private let folder: TemporaryFolder
  private let actor: Actor

  init(office: Int = 7) throws {
    folder = try TemporaryFolder()
    actor = try Actor(name: "Test")
    store = try Store.create(
      at: folder.url.appending(path: "store.sqlite").path, schema: .storage + .commitments,
      office: office)
  }

  deinit {
    try? store.close()
    folder.remove()
  }

  func read<T>(_ body: (Database) throws -> T) throws -> T {
    try withExtendedLifetime(self) { try store.read(body) }
  }

  func change<T>(_ body: (ChangeSet) throws -> T) throws -> T {
    try withExtendedLifetime(self) { try store.change(by: actor, because: "test", body) }
  }

  /// Plain SQL in one revision, past every target.
  func write(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
    try change { changes in
      let revised = sql.replacing(":revision", with: "\(changes.revision)")
      try changes.db.execute(sql: revised, arguments: arguments)
    }
  }
}
