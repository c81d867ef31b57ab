import GRDB
import Kernel
import Storage

/// Why one row was not written; the others are.
struct RowRefusal: DiagnosticError {
  let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

  /// What the records' owner says.
  init(_ fault: FieldFault, column: String?, at place: Place) {
    diagnostic = .template(fault, at: place, column: column)
  }

  /// What the store itself says.
  init(_ error: DatabaseError, at place: Place) {
    diagnostic = .template(
      "refused", at: place, column: nil,
      "The store refuses the record: \(error.message ?? "it breaks a rule").",
      remedy: "Look at what the columns may hold, and correct it.")
  }

  /// A new row is there already.
  static func exists(_ twin: Int64, at place: Place) -> RowRefusal {
    RowRefusal(
      Diagnostic(
        .error, rule: "import.conflict.exists", at: place,
        "The record is in the store already, as #\(twin).",
        remedy: "Export the template, edit its row there, and bring it back."))
  }

  /// Throws where a row's record is gone, or changed after the row left the store.
  static func check(_ row: TemplateRow, changedAt: String?, at place: Place) throws {
    guard let changedAt else {
      throw RowRefusal(
        Diagnostic(
          .error, rule: "import.conflict.missing", at: place,
          "The row's record is not in this store or feed.",
          remedy: "Empty row_id to add it as a new one."))
    }
    // At the precision of the export, without its Z: what changed in that moment counts as later.
    guard let exported = row.exportedAt?.dropLast(),
      changedAt.prefix(exported.count) >= exported
    else { return }
    throw RowRefusal(
      Diagnostic(
        .error, rule: "import.conflict.changed", at: place,
        "The record changed at \(changedAt), after it was exported; the row is not written.",
        remedy: "Export it again and make the change there."))
  }
}
