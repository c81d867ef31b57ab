import Foundation
import GRDB
import Importing
import Reference
import Storage
import TestSupport

@testable import Commitments
@testable import GoldenThread
@testable import Portfolio

/// A store of all rooms for one test.
final class ThreadStore {
  let store: Store
  let importer: Importer
  private let folder: TemporaryFolder
  private let actor: Actor

  init() throws {
    folder = try TemporaryFolder()
    actor = try Actor(name: "Test")
    store = try Store.create(
      at: folder.url.appending(path: "store.sqlite").path,
      schema: .storage + .reference + .portfolio + .commitments + .importing + .goldenThread,
      office: 7)
    importer = Importer(store: store, actor: actor, targets: [])
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
}
