import GRDB
import Kernel

/// Why a change could not be undone. Nothing was written then.
public enum RevertFailure: DiagnosticError, Hashable {
  /// A record is no longer as the change left it; without a field, it is gone, taken back, or
  /// there again.
  case changedSince(table: String, record: Int64, field: String?)
  /// Something else refers to a record that the change added.
  case referredTo(table: String, record: Int64)
  /// A rule of the store keeps the record as it is.
  case kept(table: String, record: Int64, detail: String)
  /// The revision is none, or one of a bulk run, which records no fields.
  case noChange(revision: Int64)

  /// What the store says when it refuses the inverse of a write.
  init(_ error: DatabaseError, _ write: RevisionWrite) {
    self =
      error.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY && write.kind == .inserted
      ? .referredTo(table: write.table, record: write.record)
      : .kept(
        table: write.table, record: write.record, detail: error.message ?? "a rule of the store")
  }

  public var diagnostic: Diagnostic {
    switch self {
    case .changedSince(let table, let record, let field):
      Diagnostic(
        .error, rule: "revert.changed",
        "\(table) #\(record) has changed since\(field.map { ", in \($0)" } ?? "").",
        remedy: "Undo the later change first, or correct the record itself.")
    case .referredTo(let table, let record):
      Diagnostic(
        .error, rule: "revert.referred", "Something else refers to \(table) #\(record) now.",
        remedy: "Remove what refers to it first.")
    case .kept(let table, let record, let detail):
      Diagnostic(
        .error, rule: "revert.kept", "\(table) #\(record) stays as it is: \(detail).",
        remedy: "Enter what is missing again.")
    case .noChange(let revision):
      Diagnostic(
        .error, rule: "revert.none", "Revision \(revision) changed no fields of records.",
        remedy: "See the revisions and runs of the store.")
    }
  }
}
