import Kernel

/// Finds the columns of a template in the header of a file.
enum TemplateHeader {
  /// Where each known column stands. An unknown one is a finding and is left out.
  ///
  /// - Throws: ``CSVFailure`` where a required column is missing or a column stands twice.
  static func positions(
    of template: Template, in header: CSVRecord, file: String?, _ findings: inout Findings
  ) throws(CSVFailure) -> [(column: Template.Column, position: Int)] {
    let place = Place(file: file, line: header.line)
    var positions: [(column: Template.Column, position: Int)] = []
    for (position, name) in header.cells.map(\.trimmed).enumerated() {
      guard let column = template.column(name) else {
        // A spreadsheet leaves columns without a name at the end.
        if !name.isEmpty { findings.add(unknown(name, template, place)) }
        continue
      }
      guard !positions.contains(where: { $0.column == column }) else {
        throw CSVFailure(
          "template.column.twice", at: place, "The column \(name) stands twice.",
          remedy: "Keep one of them.")
      }
      positions.append((column, position))
    }
    let missing = template.columns.filter { column in
      column.isRequired && !positions.contains { $0.column == column }
    }
    guard missing.isEmpty else {
      throw CSVFailure(
        "template.column.missing", at: place,
        "The header has no column \(missing.map(\.name).joined(separator: ", ")).",
        remedy: "Begin with the header of the template \(template.name).csv.")
    }
    return positions
  }

  private static func unknown(_ name: String, _ template: Template, _ place: Place) -> Diagnostic {
    let near = template.header.first { $0 == name.lowercased().replacing(" ", with: "_") }
    return Diagnostic(
      .warning, rule: "template.column.unknown", at: place,
      "The column “\(name)” is not one of \(template.name).csv and is left out.",
      remedy: near.map { "Write \($0)." } ?? "Use the column names of the template.")
  }
}
