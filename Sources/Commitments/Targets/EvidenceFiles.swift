import Foundation
import GRDB
import Storage

/// Evidence whose file is kept in the store.
public enum EvidenceFiles {
  /// Keeps a file as evidence and gives the evidence's id. The values are those of the form
  /// `evidence`; the digest is taken of the bytes. Throws ``FieldFault``.
  public static func add(
    _ bytes: Data, name: String, mediaType: String, as values: RecordValues,
    in changes: ChangeSet
  ) throws -> Int64 {
    let attachment = try Attachments.add(bytes, name: name, mediaType: mediaType, in: changes)
    let digest = try String.fetchOne(
      changes.db, sql: "SELECT lower(hex(sha256)) FROM attachments WHERE id = ?",
      arguments: [attachment])
    var values = values
    values["sha256"] = digest
    return try FiledEvidence(attachment: attachment).add(values, in: changes)
  }
}

/// The form of evidence, for one file.
private struct FiledEvidence: RowTarget {
  let attachment: Int64
  let base = EvidenceTarget()

  var table: String { base.table }
  var order: String { base.order }
  var form: RecordForm { base.form }

  func row(_ cells: Cells, in changes: ChangeSet) throws -> [FieldValue] {
    try base.row(cells, in: changes) + [("attachment_id", attachment)]
  }

  func twin(_ cells: Cells) throws -> Int64? { try base.twin(cells) }
}
