/// The generated tables: one record a line, fields separated by tabs, empty
/// fields at the end left out.
extension String {
  var rows: [TableRow] { split(separator: "\n").map { TableRow(line: $0) } }
}

/// One line of a generated table.
struct TableRow {
  private let fields: [Substring]

  init(line: Substring) {
    fields = line.split(separator: "\t", omittingEmptySubsequences: false)
  }

  /// Empty where the field is absent.
  func text(_ index: Int) -> String {
    index < fields.count ? String(fields[index]) : ""
  }

  func optional(_ index: Int) -> String? {
    let text = text(index)
    return text.isEmpty ? nil : text
  }
}
