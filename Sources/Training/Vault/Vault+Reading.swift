import GRDB
import Storage

extension Vault {
  /// What is held of a participant in these fields; those without a value are absent.
  ///
  /// The read is committed to the log before the values are given.
  public func read(
    _ fields: Set<VaultField>, of participant: Int64, for purpose: VaultPurpose, by actor: Actor
  ) throws -> [VaultField: String] {
    guard !fields.isEmpty else { return [:] }
    return try store.change(by: actor, because: "vault read: \(purpose.rawValue)") { changes in
      _ = try Vault.code(of: participant, in: changes.db)
      try VaultRead.write(.read, fields, of: participant, for: purpose, in: changes)
      return try values(fields, of: participant, in: changes.db)
    }
  }

  /// The names of participants by their codes, one read in the log for each; who has none in the
  /// vault is absent.
  public func names(
    of participants: [String], for purpose: VaultPurpose, by actor: Actor
  ) throws -> [String: String] {
    var names: [String: String] = [:]
    for code in participants {
      let id = try store.read { try Vault.participant(code, in: $0) }
      names[code] = try read([.name], of: id, for: purpose, by: actor)[.name]
    }
    return names
  }

  func values(
    _ fields: Set<VaultField>, of participant: Int64, in db: Database
  ) throws -> [VaultField: String] {
    let keys = try VaultKeys(keyFile, for: db)
    var values: [VaultField: String] = [:]
    for value in try HeldValue.all(of: participant, in: db) where fields.contains(value.place.field)
    {
      values[value.place.field] = try keys.open(value)
    }
    return values
  }

  /// The codes of the participants whose value in a field is this one: by all the words of a
  /// name in any order and case, by a telephone number however it is written, by a whole address
  /// of electronic mail or a document's number. Nothing else is told of them.
  ///
  /// Throws ``VaultFailure/notSearched(_:)`` for a field that is not searched.
  public func find(
    _ text: String, in field: VaultField, for purpose: VaultPurpose, by actor: Actor
  ) throws -> [String] {
    guard !BlindIndex.terms(of: text, in: field).isEmpty else {
      throw VaultFailure.notSearched(field)
    }
    return try store.change(by: actor, because: "vault search: \(purpose.rawValue)") { changes in
      let keys = try VaultKeys(keyFile, for: changes.db)
      let found = try HeldValue.having(
        keys.index.tokens(of: text, in: field), in: field, changes.db
      ).filter { try field != .phone || isNumber(text, in: keys.open($0)) }
      let participants = found.map(\.place.participant)
      for participant in participants.isEmpty ? [nil] : participants.map(Optional.some) {
        try VaultRead.write(.search, [field], of: participant, for: purpose, in: changes)
      }
      return try participants.map { try Vault.code(of: $0, in: changes.db) }.sorted()
    }
  }

  /// The index knows the last digits alone.
  private func isNumber(_ text: String, in value: String) -> Bool {
    let held = PhoneNumber.all(in: value)
    return PhoneNumber.all(in: text).allSatisfy { wanted in
      held.contains { $0.isSame(as: wanted) }
    }
  }
}
