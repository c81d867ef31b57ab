import Kernel
import Storage

/// One record as a person entered it, in a row of a filled template or field by field,
/// each value checked by itself.
public struct TemplateRow: Sendable, Hashable {
  /// The line on which the row begins; nil where there is no file.
  public let line: Int?
  /// Where the record stands in a file that has no lines, in words of its format.
  var at: String?
  /// The record that the row is; nil for a new one.
  public internal(set) var rowID: RecordID?
  /// When the row left the store, in UTC; nil for a new one.
  public internal(set) var exportedAt: String?
  var fields: [String: Field] = [:]

  /// What is said about a field.
  public enum Field: Sendable, Hashable {
    /// Nothing: a new record has no value, another keeps the one it has.
    case unsaid
    /// That there shall be no value: `-` in a cell.
    case cleared
    case value(String)
  }

  init(line: Int?) {
    self.line = line
  }

  /// Whether the row is a record that the store does not have yet.
  public var isNew: Bool { rowID == nil }

  public subscript(column: String) -> Field { fields[column] ?? .unsaid }

  /// The value of a field; nil where it is unsaid or cleared.
  public func value(_ column: String) -> String? {
    if case .value(let text) = self[column] { text } else { nil }
  }

  /// The values of a new record.
  func values(of form: RecordForm) -> RecordValues {
    var values: RecordValues = [:]
    for field in form.fields { values[field.name] = value(field.name) }
    return values
  }

  /// What the row says otherwise than the record: the value wanted, nil to clear it.
  func differences(from held: RecordValues, _ form: RecordForm) -> [(String, String?)] {
    form.fields.compactMap { field in
      self[field.name] == .unsaid || value(field.name) == held[field.name]
        ? nil : (field.name, value(field.name))
    }
  }

  /// What people know the record by: its key, else its first field that must be filled.
  func label(_ form: RecordForm) -> String? {
    RecordForm.keys.lazy.compactMap { value($0) }.first
      ?? form.fields.first(where: \.isRequired).flatMap { value($0.name) }
  }
}
