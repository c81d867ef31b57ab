import Crypto
import Foundation
import GRDB

/// The writes of one bulk run: recorded as a manifest and the digest of its change log.
///
/// Use it in the body of `Store.bulkRun` alone.
public final class BulkRun: RevisionScope {
  /// Thrown in the body to roll everything back.
  public struct Cancel: Error {
    public init() {}
  }

  public let db: Database
  public let revision: Int64
  /// What the run says about itself: files, digests, counts. `changeLog.sha256` is added.
  public var manifest: [String: String] = [:]
  private let draft: RevisionDraft
  private let ids: IDCounter
  private let announce: (Int64, Int64) -> Void
  private var log = SHA256()
  private var indexes: DeferredIndexes?

  init(_ draft: RevisionDraft, report: @escaping (Int64, Int64) -> Void) {
    self.draft = draft
    announce = report
    db = draft.db
    revision = draft.revision
    ids = draft.ids
  }

  /// As cheap as an addition: the counter is written back before the commit.
  public func newID() throws -> Int64 { try ids.newID() }

  /// Does without the indexes of tables that are empty as yet, until ``restoreIndexes()`` or the end
  /// of the run.
  public func deferIndexes(of tables: [String]) throws {
    indexes = try DeferredIndexes(db, of: tables)
  }

  /// Call it once the rows are there, before they are looked for.
  public func restoreIndexes() throws {
    try indexes?.restore(db)
    indexes = nil
  }

  /// Feeds the digest of the change log.
  public func log(_ bytes: UnsafeRawBufferPointer) { log.update(bufferPointer: bytes) }

  /// Feeds the digest of the change log.
  public func log(_ bytes: some Sequence<UInt8>) {
    let fed: Void? = bytes.withContiguousStorageIfAvailable { log(UnsafeRawBufferPointer($0)) }
    if fed == nil { log.update(data: Array(bytes)) }
  }

  /// Tells other writers, who are refused meanwhile, how far the run is.
  public func report(done: Int64, of total: Int64) { announce(done, total) }

  public func insert(
    _ table: String, id: Int64, _ values: [FieldValue], unrecorded: [FieldValue]
  ) throws {
    try write(table, id: id, values + unrecorded)
    var fields = FieldHasher()
    fields.text(table)
    fields.integer(id)
    for (field, value) in values {
      fields.text(field)
      fields.value(value?.databaseValue ?? .null)
    }
    log(fields.finish())
  }

  func finish() throws {
    try restoreIndexes()
    manifest["changeLog.sha256"] = Data(log.finalize()).hexadecimal
    for (key, value) in manifest.sorted(by: { $0.key < $1.key }) {
      try draft.record(
        RevisionChange.manifestTable, revision, key, before: .null, after: value.databaseValue)
    }
    try draft.seal()
  }
}
