import Foundation
import GRDB
import Kernel
import Storage

/// What an erasure did.
public struct ErasureReceipt: Sendable, Hashable, Encodable {
  /// The participant's code.
  public let participant: String
  public let fields: [VaultField]
  /// Whether the bytes are gone from the store's files already. Where another process reads an
  /// older state, they go when the store is closed after it.
  public let isOverwritten: Bool
  /// The list beside the key file, by which backups are erased when they are restored.
  public let list: String
}

extension Vault {
  /// Erases who a participant is, or only these fields, for good: in the store, in its history,
  /// and in every backup when it is restored. The participant stays as a pseudonym, with what
  /// totals count.
  ///
  /// - Parameter day: a hold that ended before it does not count.
  /// - Throws: ``VaultFailure`` where a hold stands or nothing is held.
  public func erase(
    _ fields: Set<VaultField>? = nil, of participant: Int64, because cause: ErasureCause,
    on day: CalendarDate, by actor: Actor
  ) throws -> ErasureReceipt {
    let code = try store.read { try Vault.code(of: participant, in: $0) }
    let erased = try store.change(by: actor, because: "erasure of \(code): \(cause.rawValue)") {
      changes in
      _ = try VaultKeys(keyFile, for: changes.db)
      if let hold = try RetentionHold.standing(for: participant, on: day, in: changes.db).first {
        throw VaultFailure.held(participant: code, hold: hold.cause, since: hold.since)
      }
      let values = try HeldValue.all(of: participant, in: changes.db)
        .filter { fields?.contains($0.place.field) ?? true }
      guard !values.isEmpty else { throw VaultFailure.nothingHeld }
      let at = UTCTime.now()
      let entries = values.map {
        ErasedValues.Entry(
          mark: $0.place.mark.hexadecimal, participant: participant, field: $0.place.field,
          cause: cause, at: at, by: actor.name)
      }
      try Erasure.destroy(entries, in: changes)
      // Last before the commit: from here on it is carried through, whatever happens.
      try keyFile.erased.add(entries)
      return entries.map(\.field)
    }
    return ErasureReceipt(
      participant: code, fields: erased, isOverwritten: try store.emptyLog(),
      list: keyFile.erased.path)
  }
}
