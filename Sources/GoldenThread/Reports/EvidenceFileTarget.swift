import Commitments
import Foundation
import GRDB
import Storage

/// The form of evidence for one file, which the store keeps and of which the digest is taken.
public struct EvidenceFileTarget: ImportTarget {
  private let bytes: Data
  private let name: String
  private let mediaType: String
  private let evidence: any ImportTarget

  /// - Parameter evidence: the target of the form `evidence`.
  public init(
    _ bytes: Data, name: String, mediaType: String, for evidence: any ImportTarget
  ) {
    self.bytes = bytes
    self.name = name
    self.mediaType = mediaType
    self.evidence = evidence
  }

  /// That of evidence, but for the digest.
  public var form: RecordForm {
    RecordForm(evidence.form.name, evidence.form.fields.filter { $0.name != "sha256" })
  }

  public func ids(in db: Database) throws -> [Int64] { try evidence.ids(in: db) }

  public func held(_ id: Int64, in db: Database) throws -> HeldRecord? {
    try evidence.held(id, in: db)
  }

  public func twin(of values: RecordValues, in db: Database) throws -> Int64? {
    try evidence.twin(of: values, in: db)
  }

  public func add(_ values: RecordValues, in changes: ChangeSet) throws -> Int64 {
    try EvidenceFiles.add(bytes, name: name, mediaType: mediaType, as: values, in: changes)
  }

  public func change(
    _ id: Int64, _ values: [(String, String?)], in changes: ChangeSet
  ) throws {
    try evidence.change(id, values, in: changes)
  }
}
