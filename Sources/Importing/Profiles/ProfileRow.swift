import Kernel

/// The values of one row, read from the record and brought into Baraza's form.
struct ProfileRow {
  let source: MappingProfile.RowSource
  /// The line of the row's element.
  let line: Int
  private(set) var values: [(column: ProfileColumn, value: String, line: Int)] = []
  /// What was wrong with values of the row.
  private(set) var findings: [Diagnostic] = []
  /// The required column that has no value, where there is one.
  private(set) var missing: ProfileColumn?

  /// Reads a row from the element of the tree, which is 0 for the record itself.
  init(_ source: MappingProfile.RowSource, element: Int, in reader: ProfileReader) {
    self.source = source
    line = reader.tree.elements[element].line
    for column in source.columns {
      let found = reader.find(column, from: element)
      if let value = read(column, found.text, line: found.line) {
        values.append((column.column, value, found.line))
      }
    }
    missing = source.kind.columns.first { column in
      column.isRequired && !values.contains { $0.column.name == column.name }
    }
    if let missing, !findings.contains(where: { $0.place.path == path(missing) }) {
      report(
        "row.required", missing, line: line,
        source.path == nil
          ? "The record has no \(missing.name) and is left out."
          : "The row has no \(missing.name) and is left out.",
        remedy: "Fill it in, or give it a `default` in the profile.")
    }
  }

  func value(_ column: String) -> String? { values.first { $0.column.name == column }?.value }

  /// The name of a column in findings: `transaction.value`, and `status` of the record itself.
  func path(_ column: ProfileColumn) -> String {
    source.path == nil ? column.name : "\(source.kind.name).\(column.name)"
  }

  /// A text of the file as the column's value; nil, perhaps with a finding, where it gives none.
  private mutating func read(
    _ source: MappingProfile.ColumnSource, _ text: String, line: Int
  ) -> String? {
    guard case .path(let path) = source.origin else { return text }
    guard !text.isEmpty else { return source.fallback }
    if let codes = source.codes {
      if let value = codes.words[text] { return value }
      report(
        "code", source.column, line: line,
        "“\(text)” (\(place(of: path))) is not a word of the list \(codes.name); "
          + "\(outcome(source.column)).",
        remedy: "Add the word to `codes: \(codes.name)` of the profile, or correct the file.")
      return nil
    }
    if source.column.isNumber {
      if let value = source.number.canonical(text) { return value }
      report(
        "number", source.column, line: line,
        "“\(text)” (\(place(of: path))) is not a number as the profile describes them "
          + "(\(source.number)); \(outcome(source.column)).",
        remedy: "Correct the file, or `number` in the profile.")
      return nil
    }
    if source.column.isDate {
      if let value = source.date.read(text) { return value.description }
      report(
        "date", source.column, line: line,
        "“\(text)” (\(place(of: path))) is not a day of the form \(source.date.rawValue); "
          + "\(outcome(source.column)).",
        remedy: "Correct the file, or `date` in the profile.")
      return nil
    }
    return text
  }

  /// The path as it is read from the record: `country`, `amount/@currency`.
  private func place(of path: ProfilePath) -> String {
    guard let child = source.path?.text, path.origin == .here else { return path.text }
    return path.text == "." ? child : "\(child)/\(path.text)"
  }

  /// What becomes of a column whose value cannot be read.
  private func outcome(_ column: ProfileColumn) -> String {
    guard column.isRequired else { return "\(path(column)) stays empty" }
    return source.path == nil ? "the record is left out" : "the row is left out"
  }

  private mutating func report(
    _ rule: String, _ column: ProfileColumn, line: Int, _ message: String, remedy: String
  ) {
    findings.append(
      Diagnostic(
        .error, rule: "profile." + rule, at: Place(line: line, path: path(column)), message,
        remedy: remedy))
  }
}

extension ProfileReader {
  /// The text at a source, trimmed, and its line; an empty text where there is nothing.
  func find(
    _ source: MappingProfile.ColumnSource, from element: Int
  ) -> (text: String, line: Int) {
    let here = tree.elements[element].line
    switch source.origin {
    case .constant(let text):
      return (text, here)
    case .path(let path):
      if case .ancestor(let levels) = path.origin {
        let ancestor = ancestors[ancestors.count - levels]
        return (value(of: path.attribute, in: ancestor.attributes[...]), ancestor.line)
      }
      let found =
        path.origin == .record
        ? firstOfRecord(at: path.steps) : tree.first(at: path.steps[...], from: element)
      guard let found else { return ("", here) }
      let line = tree.elements[found].line
      guard path.attribute != nil else { return (tree.text(of: found), line) }
      return (value(of: path.attribute, in: tree.attributes(of: found)), line)
    }
  }

  private func value(
    of name: Int?, in attributes: ArraySlice<ElementTree.Attribute>
  ) -> String {
    attributes.first { $0.name == name }?.value.trimmed ?? ""
  }

  /// Reports what was found about a row, with the record that it belongs to.
  func report(_ findings: [Diagnostic], of record: String?) {
    for var finding in findings {
      finding.place.file = file
      finding.place.record = record
      report(finding)
    }
  }
}
