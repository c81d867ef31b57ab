import GRDB
import Kernel

/// One kind of record that people enter, through a spreadsheet, a command or a plugin.
///
/// The room that owns the records implements it; `Importing` checks the fields by
/// the form, compares, previews, writes and undoes.
public protocol ImportTarget: Sendable {
  var form: RecordForm { get }
  /// The records that an export lists, in its order.
  func ids(in db: Database) throws -> [Int64]
  /// The records that a person means: by key where the kind has one, or by id, `123` or `#123`.
  func ids(named name: String, in db: Database) throws -> [Int64]
  /// A record as the store has it; nil where there is none of that id.
  func held(_ id: Int64, in db: Database) throws -> HeldRecord?
  /// The record that a new one of these values would double.
  func twin(of values: RecordValues, in db: Database) throws -> Int64?
  /// Whether a new record of these values only says again what its twin says, so that nothing is
  /// to be done. Throws ``FieldFault`` where the room knows better why it cannot be added.
  func repeats(_ twin: Int64, _ values: RecordValues, in db: Database) throws -> Bool
  /// Writes a new record and gives its id. Throws ``FieldFault`` where a rule of the room
  /// refuses it; what was written of it is then taken back.
  func add(_ values: RecordValues, in changes: ChangeSet) throws -> Int64
  /// Writes fields of a record that differ; a nil value clears one. Throws as ``add(_:in:)``.
  func change(_ id: Int64, _ values: [(String, String?)], in changes: ChangeSet) throws
  /// Throws a `DiagnosticError` where something stands in the way of taking a revision's records
  /// back that no rule of the tables tells.
  func checkUndoing(of revision: Int64, in db: Database) throws
}

extension ImportTarget {
  public func ids(named name: String, in db: Database) throws -> [Int64] {
    [Int64(name.drop { $0 == "#" })].compactMap { $0 }
  }

  public func repeats(_ twin: Int64, _ values: RecordValues, in db: Database) throws -> Bool {
    false
  }

  public func checkUndoing(of revision: Int64, in db: Database) throws {}
}

/// The values of a record by field, as text of the field's type; a missing one is not stated.
public typealias RecordValues = [String: String]

/// A record as the store has it.
public struct HeldRecord: Sendable, Hashable {
  public let values: RecordValues
  /// When it last changed, in UTC.
  public let changedAt: String

  public init(values: RecordValues, changedAt: String) {
    self.values = values
    self.changedAt = changedAt
  }
}

/// Why a field, or a record as a whole, is not as its room demands.
public struct FieldFault: Error, Sendable, Hashable {
  /// `template.` and what is wrong.
  public let rule: String
  /// Nil for the record as a whole.
  public let field: String?
  /// A whole sentence.
  public let message: String
  public let remedy: String

  public init(_ rule: String, field: String? = nil, _ message: String, remedy: String) {
    self.rule = "template." + rule
    self.field = field
    self.message = message
    self.remedy = remedy
  }
}
