import Foundation
import GRDB
import Storage

/// Destroys values for good: their salts, so that no key opens them again, here or in the
/// history, and what is found by them; and proves it.
enum Erasure {
  static func destroy(_ entries: [ErasedValues.Entry], in changes: ChangeSet) throws {
    guard !entries.isEmpty else { return }
    let rows = try entries.map { entry in
      guard
        let id = try Int64.fetchOne(
          changes.db, sql: "SELECT id FROM vault_fields WHERE mark = ?",
          arguments: [Data(hexadecimal: entry.mark)])
      else { throw VaultFailure.nothingHeld }
      return id
    }
    try ValueSalts.destroy(Set(rows), in: changes.db)
    for (entry, id) in zip(entries, rows) {
      let participant = try Int64.fetchOne(
        changes.db, sql: "SELECT participant_id FROM vault_fields WHERE id = ?", arguments: [id])
      try changes.delete("vault_fields", id: id)
      try changes.insert(
        "vault_erasures", id: changes.newID(),
        [
          ("participant_id", participant), ("field", entry.field.rawValue),
          ("mark", Data(hexadecimal: entry.mark)), ("cause", entry.cause.rawValue),
          ("erased_at", entry.at), ("erased_by", entry.by), ("revision_id", changes.revision),
        ])
    }
  }

  /// The proofs that the store holds, as the list writes them.
  static func proofs(in db: Database) throws -> [ErasedValues.Entry] {
    try Row.fetchAll(db, sql: "SELECT * FROM vault_erasures ORDER BY erased_at, id").compactMap {
      guard let field = VaultField(rawValue: $0["field"]),
        let cause = ErasureCause(rawValue: $0["cause"])
      else { return nil }
      return ErasedValues.Entry(
        mark: ($0["mark"] as Data).hexadecimal, participant: $0["participant_id"], field: field,
        cause: cause, at: $0["erased_at"], by: $0["erased_by"])
    }
  }
}
