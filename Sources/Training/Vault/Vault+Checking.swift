import Foundation
import GRDB
import Storage

extension Vault {
  /// The check of a store's vault for `StoreCheck`: whether every value opens, stands where it was
  /// written, and is found by its index. Opens values and gives none away. For reading alone.
  public static func check(_ keyFile: KeyFile) -> StoreCheck.Further {
    ("vault", { try problems(keyFile, in: $0) })
  }

  static func problems(_ keyFile: KeyFile, in db: Database) throws -> [String] {
    guard try VaultKeys.current(in: db) != nil else { return [] }
    let keys = try VaultKeys(keyFile, for: db)
    var problems: [String] = []
    try HeldValue.each(in: db) { value in
      let name = "\(value.place.field.rawValue) #\(value.place.id)"
      guard let plain = try? keys.open(value) else {
        problems.append("\(name) does not open: it was moved, edited or lost its key")
        return
      }
      guard
        try HeldValue.tokens(of: value.place.id, in: db)
          == keys.index.tokens(of: plain, in: value.place.field)
      else {
        problems.append("\(name) is not found as it should be; change the vault's key")
        return
      }
    }
    let stray = try Int.fetchOne(
      db,
      sql: "SELECT count(*) FROM vault_salts WHERE id NOT IN (SELECT id FROM vault_fields)")
    if let stray, stray > 0 { problems.append("\(stray) salts belong to no value") }
    let pending = try keyFile.erased.pending(in: db)
    if !pending.isEmpty {
      problems.append("\(pending.count) values are listed as erased and are still there")
    }
    return problems
  }
}
