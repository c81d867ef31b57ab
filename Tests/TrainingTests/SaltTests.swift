import Foundation
import GRDB
import Storage
import TestSupport
import Testing

@testable import Training

struct SaltTests {
  @Test("Of destroyed salts no copy is left where SQLite once moved rows between pages")
  func leavesNoCopies() throws {
    let scene = try VaultScene()
    var generator = SeededGenerator(seed: 1325)
    // In no order, so that pages are split and rows move.
    let ids = Array(Int64(1)...10_000).shuffled(using: &generator)
    var salts: [Int64: Data] = [:]
    try scene.change { changes in
      for id in ids { salts[id] = try ValueSalts.renew(id, in: changes.db) }
    }
    let gone = Set(ids.shuffled(using: &generator).prefix(5_000))
    try scene.change { try ValueSalts.destroy(gone, in: $0.db) }
    #expect(try scene.store.emptyLog())
    #expect(try scene.count("SELECT count(*) FROM vault_salts") == 5_000)

    let bytes = try Data(contentsOf: URL(filePath: scene.path))
    let beginnings: [UInt64: Int64] = Dictionary(
      salts.map { id, salt in (salt.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }, id) },
      uniquingKeysWith: { $1 })
    let found = bytes.withUnsafeBytes { file in
      Set(
        (0...file.count - 8).compactMap {
          beginnings[file.loadUnaligned(fromByteOffset: $0, as: UInt64.self)]
        })
    }
    #expect(found == Set(ids).subtracting(gone))
  }
}
