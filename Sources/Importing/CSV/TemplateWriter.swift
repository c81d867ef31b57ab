import Kernel
import Storage

/// Writes a form's template with the records that the store holds, to be edited and
/// brought back.
public struct TemplateWriter: Sendable {
  public let form: RecordForm
  private let exportedAt: String
  private var writer = CSVWriter(byteOrderMark: true)

  /// Writes the header.
  ///
  /// - Parameter exportedAt: the time of the export in UTC, `2026-03-02T09:00:00Z`.
  public init(_ form: RecordForm, exportedAt: String) {
    self.form = form
    self.exportedAt = exportedAt
    writer.append(form.header)
  }

  /// Writes one record: its id and its values by field; a missing one leaves its cell empty.
  public mutating func append(rowID: Int64, _ values: RecordValues) {
    writer.append(["#\(rowID)", exportedAt] + form.fields.map { values[$0.name] ?? "" })
  }

  /// The file so far: UTF-8 with a byte order mark.
  public var bytes: [UInt8] { writer.bytes }
}
