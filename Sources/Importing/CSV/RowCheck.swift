import Kernel
import Storage

/// Checks what a person entered for one record by its form: each value by its type, then
/// whether what must be there is.
struct RowCheck {
  private(set) var row: TemplateRow
  /// What is wrong, in the order in which it was met.
  private(set) var faults: [Diagnostic] = []
  private let form: RecordForm
  private let place: Place
  /// What the file calls fields of the form, where it has other names for them.
  private let columns: [String: String]

  /// - Parameter place: where the row begins; nowhere without a file.
  init(_ form: RecordForm, at place: Place = Place(), columns: [String: String] = [:]) {
    self.form = form
    self.place = place
    self.columns = columns
    row = TemplateRow(line: place.line)
  }

  /// Takes the text of a cell: empty says nothing, `-` clears.
  mutating func cell(_ cell: String, of column: RecordForm.Field) {
    let trimmed = cell.trimmed
    switch trimmed {
    case "": return
    case "-": row.fields[column.name] = .cleared
    default:
      let text = if case .text = column.type { cell } else { trimmed }
      value(FormulaGuard.opened(text), of: column)
    }
  }

  /// Takes a value as it is; empty text clears.
  mutating func value(_ text: String, of column: RecordForm.Field) {
    guard !text.isEmpty else {
      row.fields[column.name] = .cleared
      return
    }
    do throws(CellFault) {
      row.fields[column.name] = .value(try CellReader.value(text, column.type))
    } catch {
      faults.append(error.diagnostic(text, column: name(of: column.name), at: place))
      // Named once: it is not missing too.
      row.fields[column.name] = .value(text)
    }
  }

  /// The record that the row is, and when it left the store.
  mutating func identify(_ id: RecordID?, exportedAt: String?) {
    row.rowID = id
    row.exportedAt = exportedAt
  }

  /// Names what must be filled and is not.
  mutating func checkRequired() {
    for field in form.fields where field.isRequired {
      let entered = row[field.name]
      guard entered == .cleared || entered == .unsaid && row.isNew else { continue }
      report(
        "required", field: field.name, "the cell is empty.",
        remedy: "Fill in \(field.description).")
    }
  }

  /// Reports a mistake of the whole row or of one of its fields.
  mutating func report(
    _ rule: String, field: String? = nil, _ message: String, remedy: String
  ) {
    faults.append(
      .template(rule, at: place, column: field.map(name), message, remedy: remedy))
  }

  /// Reports what the records' owner says.
  mutating func report(_ fault: FieldFault) {
    faults.append(.template(fault, at: place, column: fault.field.map(name)))
  }

  private func name(of field: String) -> String { columns[field] ?? field }
}

extension Diagnostic {
  /// What the owner of records says of a row, or of one of its columns.
  static func template(_ fault: FieldFault, at place: Place, column: String?) -> Diagnostic {
    .template(
      String(fault.rule.dropFirst("template.".count)), at: place, column: column,
      fault.message, remedy: fault.remedy)
  }

  /// A mistake of a row of a template, or of one of its columns.
  static func template(
    _ rule: String, at place: Place, column: String?, _ message: String, remedy: String
  ) -> Diagnostic {
    var place = place
    place.path = column
    return Diagnostic(
      .error, rule: "template." + rule, at: place,
      (column.map { "Column \($0): " } ?? "") + message, remedy: remedy)
  }
}
