import Foundation
import GRDB
import Storage

extension Vault {
  /// Enters or corrects who a participant is; fields that are not named stay.
  ///
  /// A corrected value gets a new salt: what it said before cannot be read again, in the history
  /// either.
  public func write(
    _ values: [VaultField: String], of participant: Int64, by actor: Actor
  ) throws {
    let values = try values.map { ($0.key, try $0.key.checked($0.value)) }.sorted { $0.0 < $1.0 }
    guard !values.isEmpty else { return }
    let code = try store.read { try Vault.code(of: participant, in: $0) }
    let fields = values.map(\.0).written
    try store.change(by: actor, because: "vault: \(fields) of \(code)") { changes in
      let keys = try VaultKeys(keyFile, for: changes.db)
      let held = try HeldValue.all(of: participant, in: changes.db)
      for (field, value) in values {
        if let old = held.first(where: { $0.place.field == field }) {
          guard try keys.open(old) != value else { continue }
          try correct(old.place, value, keys, in: changes)
        } else {
          try add(field, value, of: participant, keys, in: changes)
        }
      }
    }
  }

  private func add(
    _ field: VaultField, _ value: String, of participant: Int64, _ keys: VaultKeys,
    in changes: ChangeSet
  ) throws {
    let place = ValuePlace(
      id: try changes.newID(), participant: participant, field: field,
      mark: ValueSalts.random(ValueSalts.markLength))
    let salt = try ValueSalts.renew(place.id, in: changes.db)
    try changes.insert(
      "vault_fields", id: place.id,
      [
        ("participant_id", participant), ("field", field.rawValue), ("mark", place.mark),
        ("ciphertext", try keys.seal(value, at: place, salt: salt)),
        ("revision_id", changes.revision),
      ])
    try keys.writeIndex(of: value, at: place, in: changes.db)
  }

  private func correct(
    _ place: ValuePlace, _ value: String, _ keys: VaultKeys, in changes: ChangeSet
  ) throws {
    let salt = try ValueSalts.renew(place.id, in: changes.db)
    try changes.update(
      "vault_fields", id: place.id,
      [
        ("ciphertext", try keys.seal(value, at: place, salt: salt)),
        ("revision_id", changes.revision),
      ])
    try keys.writeIndex(of: value, at: place, in: changes.db)
  }
}
