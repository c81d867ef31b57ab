import Kernel

/// Writes a template with the rows that the store holds, to be edited and brought back.
public struct TemplateWriter: Sendable {
  public let template: Template
  private let exportedAt: String
  private var writer = CSVWriter(byteOrderMark: true)

  /// Writes the header.
  ///
  /// - Parameter exportedAt: the time of the export in UTC, `2026-03-02T09:00:00Z`.
  public init(_ template: Template, exportedAt: String) {
    self.template = template
    self.exportedAt = exportedAt
    writer.append(template.header)
  }

  /// Writes one record: its id and its values by column; a missing one leaves its cell empty.
  public mutating func append(rowID: Int64, _ values: [String: String]) {
    writer.append(
      template.columns.map { column in
        switch column.name {
        case Template.rowID: "#\(rowID)"
        case Template.exportedAt: exportedAt
        default: values[column.name] ?? ""
        }
      })
  }

  /// The file so far: UTF-8 with a byte order mark.
  public var bytes: [UInt8] { writer.bytes }
}
