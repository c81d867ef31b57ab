import Kernel
import Storage

/// A form as a spreadsheet template: two columns say which record a row is, the form's
/// fields follow.
extension RecordForm {
  /// Baraza's id of the record; empty in a new row.
  static let rowID = "row_id"
  /// When the row left the store.
  static let exportedAt = "exported_at"

  /// Fields that people know a record by, in the order of preference.
  static let keys = ["identifier", "code", "reference", "symbol", "title", "name"]

  /// The columns of the form's template, in the order in which they are written.
  public var columns: [Field] {
    [
      .optional(RecordForm.rowID, .rowID, "Baraza's id of the record; empty in a new row"),
      .optional(RecordForm.exportedAt, .timestamp, "when the row left Baraza, in UTC"),
    ] + fields
  }

  /// The names of the columns.
  public var header: [String] { columns.map(\.name) }

  /// A filled template of rows that are given by the columns' names; a column left out says
  /// nothing.
  public func template(of rows: [[String: String]]) -> [UInt8] {
    var writer = CSVWriter(byteOrderMark: true)
    writer.append(header)
    for row in rows { writer.append(header.map { row[$0] ?? "" }) }
    return writer.bytes
  }
}
