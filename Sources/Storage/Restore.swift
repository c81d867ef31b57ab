import Foundation
import GRDB

/// Makes a store from a backup: verified first, built beside, put in place whole.
public enum Restore {
  /// What was made.
  public struct Receipt: Sendable, Hashable, Encodable {
    public let store: String
    public let office: Int
    public let schemaVersion: Int
  }

  /// Restores a backup, and records that as a revision.
  ///
  /// Refuses a backup that is damaged, was edited, or comes from a newer Baraza. The counter
  /// of ids moves on, past those handed out since the backup, and the erasure list is applied
  /// before the store appears. Neither a refusal nor a crash leaves half a store.
  ///
  /// - Parameter replacing: whether an existing store may be replaced.
  @discardableResult
  public static func run(
    from backup: String, to path: String, schema: StoreSchema, erasure: (any ErasureList)?,
    by actor: Actor, replacing: Bool = false
  ) throws -> Receipt {
    let backup = try FilePath.canonical(backup)
    let path = try FilePath.canonical(path)
    guard FilePath.exists(backup) else { throw StoreFailure.missing(path: backup) }
    guard backup != path else { throw BackupFailure.sameFile(path: path) }
    guard replacing || !FilePath.exists(path) else { throw StoreFailure.exists(path: path) }
    let lock = try StoreLock(storePath: path, purpose: "restore")
    defer { lock.release() }

    let placement = try FilePlacement(target: path)
    defer { placement.discard() }
    try copyVerified(backup, to: placement, schema: schema)
    let office = try StoreFailure.translating(at: path) {
      try revive(
        placement.temporary, backup: backup, schema: schema, erasure: erasure, by: actor)
    }
    // The file may have come meanwhile, from a program that knows no lock.
    guard replacing || !FilePath.exists(path) else { throw StoreFailure.exists(path: path) }
    try replaceFiles(at: path) { try placement.place() }
    return Receipt(store: path, office: office, schemaVersion: schema.migrations.count)
  }

  private static func copyVerified(
    _ backup: String, to placement: FilePlacement, schema: StoreSchema
  ) throws {
    let source = try openVerified(backup, schema: schema)
    defer { try? source.close() }
    try DiskSpace.require(source.read(Backup.size), at: placement.target)
    try StoreFailure.translating(at: placement.target) {
      let copy = try DatabaseQueue(
        path: placement.temporary, configuration: StoreConfiguration.plain)
      try source.backup(to: copy)
      try copy.close()
    }
  }

  private static func openVerified(_ backup: String, schema: StoreSchema) throws -> DatabaseQueue {
    do {
      return try StoreFailure.translating(at: backup) {
        let source = try DatabaseQueue(path: backup, configuration: StoreConfiguration.readOnly)
        try source.read { try verify($0, backup, schema) }
        return source
      }
    } catch StoreFailure.damaged(let path, let detail) {
      throw BackupFailure.damaged(path: path, detail: detail)
    }
  }

  private static func verify(_ db: Database, _ path: String, _ schema: StoreSchema) throws {
    let file = try StoreFile(path: path, db)
    guard let seal = try BackupSeal.read(db) else { throw BackupFailure.unsealed(path: path) }
    try file.assertKnown(to: schema)
    if let problem = try Integrity.problems(db).first {
      throw BackupFailure.damaged(path: path, detail: problem)
    }
    guard try BackupSeal.compute(db) == seal else { throw BackupFailure.edited(path: path) }
  }

  /// Turns the copy of a backup into a store of its own.
  private static func revive(
    _ copy: String, backup: String, schema: StoreSchema, erasure: (any ErasureList)?,
    by actor: Actor
  ) throws -> Int {
    let queue = try DatabaseQueue(path: copy, configuration: StoreConfiguration.plain)
    defer { try? queue.close() }
    try schema.migrator.migrate(queue)
    return try queue.write { db in
      if let difference = try Integrity.schemaDifferences(schema, db).first {
        throw BackupFailure.foreignSchema(path: backup, detail: difference)
      }
      try BackupSeal.remove(db)
      let counter = try IDCounter(db)
      try counter.skip(IDCounter.restoreStep)
      try counter.save(db)
      let draft = try RevisionDraft(
        db, by: actor, because: "restore of \(FilePath.name(of: backup))", kind: .change)
      let changes = ChangeSet(draft, schema)
      try erasure?.apply(in: changes)
      try changes.finish()
      return counter.office
    }
  }
}
