import Kernel

/// One row of a filled template, each cell checked by itself.
public struct TemplateRow: Sendable, Hashable {
  /// The line on which the row begins.
  public let line: Int
  /// The record that the row is; nil for a new one.
  public internal(set) var rowID: RecordID?
  /// When the row left the store, in UTC; nil for a new one.
  public internal(set) var exportedAt: String?
  var fields: [String: Field] = [:]

  /// What a cell says about its field.
  public enum Field: Sendable, Hashable {
    /// Nothing: a new record has no value, another keeps the one it has.
    case unsaid
    /// That there shall be no value: `-`.
    case cleared
    case value(String)
  }

  init(line: Int) {
    self.line = line
  }

  /// Whether the row is a record that the store does not have yet.
  public var isNew: Bool { rowID == nil }

  public subscript(column: String) -> Field { fields[column] ?? .unsaid }

  /// The value of a cell; nil where it is unsaid or cleared.
  public func value(_ column: String) -> String? {
    if case .value(let text) = self[column] { text } else { nil }
  }
}
