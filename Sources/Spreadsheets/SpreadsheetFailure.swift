import Kernel

/// Why a workbook could not be written.
public enum SpreadsheetFailure: DiagnosticError, Hashable {
  /// A text has more UTF-16 units than a cell takes. It is neither cut nor spread over cells:
  /// the first loses words, the second breaks the table.
  case textTooLong(cell: CellReference, length: Int)
  case tooManyRows(sheet: String)
  case tooManyColumns(sheet: String, columns: Int)
  /// The file, or one that was needed on the way to it, could not be written.
  case file(path: String, reason: String)
  /// What libxlsxwriter refused, in its own words.
  case refused(place: String, reason: String)

  public var diagnostic: Diagnostic {
    switch self {
    case .textTooLong(let cell, let length):
      Diagnostic(
        .critical, rule: "spreadsheet.text", at: Place(record: cell.sheet, path: "\(cell)"),
        "the text of cell \(cell) has \(length) characters, and a cell takes \(CellText.limit).",
        remedy: "Divide the text into paragraphs, each in a row of its own.")
    case .tooManyRows(let sheet):
      Diagnostic(
        .critical, rule: "spreadsheet.rows", at: Place(record: sheet),
        "sheet \(sheet) has more rows than the \(Sheet.rowLimit) that a sheet takes.",
        remedy: "Choose a shorter period, or write CSV.")
    case .tooManyColumns(let sheet, let columns):
      Diagnostic(
        .critical, rule: "spreadsheet.columns", at: Place(record: sheet),
        "a row of sheet \(sheet) has \(columns) cells, and a sheet takes \(Sheet.columnLimit).",
        remedy: "Write fewer columns, or turn rows and columns.")
    case .file(let path, let reason):
      Diagnostic(
        .critical, rule: "spreadsheet.file", at: Place(file: path),
        "the workbook cannot be written: \(reason).",
        remedy: "Check that its folder exists, who may write there, and what room the disk has.")
    case .refused(let place, let reason):
      Diagnostic(
        .critical, rule: "spreadsheet.refused", at: Place(path: place),
        "\(place) cannot be written: \(reason)",
        remedy: "Change what is written there, or write CSV.")
    }
  }
}
