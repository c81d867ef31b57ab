import Crypto
import Foundation
import GRDB
import Kernel
import Storage
import XML

extension Importer {
  /// The token of what the requests would do now: it stands for the files' content, the
  /// options that matter, and the state of the store.
  public func plan(of requests: [ImportRequest]) throws -> String {
    var hasher = FieldHasher()
    hasher.text("baraza-plan-2")
    for request in requests {
      hasher.text(request.form ?? "")
      hasher.text(request.mapping ?? "")
      hasher.text(request.transactions.map { "\($0)" } ?? "")
      hasher.text(try request.profile.map { try Importer.digest(of: $0) } ?? "")
      for (feed, files) in request.feeds {
        hasher.text(feed)
        hasher.integer(Int64(files.count))
        for file in files {
          hasher.text(try Importer.digest(of: file))
          guard let reading = request.reading else { continue }
          hasher.text(reading.reader.digest)
          hasher.text(try reading.spool(file, as: request.form) { self.isStopped }.sha256)
        }
      }
    }
    return try token(hasher)
  }

  /// The token of what undoing a run would do now.
  public func plan(ofUndoing run: Int64) throws -> String {
    var hasher = FieldHasher()
    hasher.text("baraza-undo-1")
    hasher.integer(run)
    return try token(hasher)
  }

  /// Throws ``ImportFailure/moved(plan:)`` unless undoing the run would do what a preview with
  /// this token showed.
  public func require(_ plan: String, forUndoing run: Int64) throws {
    guard try self.plan(ofUndoing: run) == plan.lowercased() else {
      throw ImportFailure.moved(plan: plan)
    }
  }

  /// Of what is asked for and of the state of the store.
  private func token(_ asked: FieldHasher) throws -> String {
    var hasher = asked
    try store.read { db in
      for row in try Row.fetchAll(db, sql: "SELECT * FROM chain_heads ORDER BY office") {
        for value in row.databaseValues { hasher.value(value) }
      }
    }
    return String(hasher.finish().hexadecimal.prefix(16))
  }

  /// Throws ``ImportFailure/moved(plan:)`` unless the requests would do what a preview with
  /// this token showed.
  public func require(_ plan: String, for requests: [ImportRequest]) throws {
    guard try self.plan(of: requests) == plan.lowercased() else {
      throw ImportFailure.moved(plan: plan)
    }
  }

  private static func digest(of path: String) throws -> String {
    var hash = SHA256()
    try XMLInputFile(path: path).forEachRawChunk { hash.update(bufferPointer: $0) }
    return SHA256.hex(hash.finalize())
  }
}
