import Kernel
import Storage

/// Finds the columns of a form's template in the header of a file.
enum TemplateHeader {
  /// Where each known column stands. An unknown one is a finding and is left out.
  ///
  /// - Throws: ``CSVFailure`` where a required column is missing or a column stands twice.
  static func positions(
    of form: RecordForm, in header: CSVRecord, file: String?, _ findings: inout Findings
  ) throws(CSVFailure) -> [(column: RecordForm.Field, position: Int)] {
    let place = Place(file: file, line: header.line)
    let columns = form.columns
    var positions: [(column: RecordForm.Field, position: Int)] = []
    for (position, name) in header.cells.map(\.trimmed).enumerated() {
      guard let column = columns.first(where: { $0.name == name }) else {
        // A spreadsheet leaves columns without a name at the end.
        if !name.isEmpty { findings.add(unknown(name, form, place)) }
        continue
      }
      guard !positions.contains(where: { $0.column == column }) else {
        throw CSVFailure(
          "template.column.twice", at: place, "The column \(name) stands twice.",
          remedy: "Keep one of them.")
      }
      positions.append((column, position))
    }
    let missing = columns.filter { column in
      column.isRequired && !positions.contains { $0.column == column }
    }
    guard missing.isEmpty else {
      throw CSVFailure(
        "template.column.missing", at: place,
        "The header has no column \(missing.map(\.name).joined(separator: ", ")).",
        remedy: "Begin with the header of the template \(form.name).csv.")
    }
    return positions
  }

  /// How people write a column's name without looking: `Start planned`.
  static func likely(_ name: String) -> String {
    name.trimmed.lowercased().replacing(" ", with: "_")
  }

  private static func unknown(_ name: String, _ form: RecordForm, _ place: Place) -> Diagnostic {
    let near = form.header.first { $0 == likely(name) }
    return Diagnostic(
      .warning, rule: "template.column.unknown", at: place,
      "The column “\(name)” is not one of \(form.name).csv and is left out.",
      remedy: near.map { "Write \($0)." } ?? "Use the column names of the template.")
  }
}
