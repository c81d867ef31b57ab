import GRDB
import Kernel
import Storage

extension OwnIdentity {
  /// Adds the identity, or changes that of its id; a new primary one takes the
  /// place of the old. Gives the row's id. Throws ``ReferenceFailure``.
  @discardableResult
  public func save(in changes: ChangeSet) throws -> Int64 {
    guard !identifier.isEmpty, identifier == identifier.filter({ !$0.isWhitespace }),
      name.contains(where: { !$0.isWhitespace })
    else { throw ReferenceFailure.identifierBlank }
    if let validFrom, let validTo, validTo < validFrom {
      throw ReferenceFailure.period(from: validFrom, to: validTo)
    }
    let taken = try Int64.fetchOne(
      changes.db, sql: "SELECT id FROM own_identities WHERE identifier = ?",
      arguments: [identifier])
    if let taken, taken != id { throw ReferenceFailure.identifierTaken(identifier) }
    if isPrimary {
      let others = try Int64.fetchAll(
        changes.db, sql: "SELECT id FROM own_identities WHERE is_primary = 1 AND id IS NOT ?",
        arguments: [id])
      for other in others {
        try changes.update("own_identities", id: other, [("is_primary", false)])
      }
    }
    let values: [FieldValue] = [
      ("identifier", identifier), ("name", name), ("valid_from", validFrom?.description),
      ("valid_to", validTo?.description), ("is_primary", isPrimary),
    ]
    if let id {
      try changes.update("own_identities", id: id, values)
      return id
    }
    let id = try changes.newID()
    try changes.insert("own_identities", id: id, values)
    return id
  }
}
