import Kernel

extension RecordWriting {
  /// The written form of a value; nil where there is none, or where the root's
  /// would be inherited.
  func value(of field: WrittenElement.Field, row: Int, literally: Bool) -> String? {
    let value = buffer.value(row: row, column: field.column)
    if !literally, let root = field.inherits, value == buffer.value(row: 0, column: root) {
      return nil
    }
    switch value {
    case .absent: return nil
    case .text(let text): return String(decoding: text, as: UTF8.self)
    case .integer(let integer):
      return field.type == .decimal
        ? FixedDecimal(millionths: integer).description : String(integer)
    }
  }

  func isAbsent(_ field: WrittenElement.Field, row: Int) -> Bool {
    buffer.value(row: row, column: field.column) == .absent
  }

  /// The texts of a column with their languages; none where the activity's
  /// default language holds.
  func narratives(
    of field: WrittenElement.Field, row: Int
  ) -> [(text: String, language: String?)] {
    guard let first = buffer.string(row: row, column: field.column) else { return [] }
    var narratives: [(text: String, language: String?)] = [(first, nil)]
    for row in tree.translations[row] ?? []
    where buffer.string(row: row, column: 0) == field.name {
      let language = buffer.string(row: row, column: 1)
      if let text = buffer.string(row: row, column: 2) {
        narratives.append((text, language))
      } else {
        narratives[0].language = language
      }
    }
    return narratives
  }

  /// Whether any column of the element has a value.
  func isPresent(_ element: WrittenElement, row: Int) -> Bool {
    element.fields.contains { !isAbsent($0, row: row) }
      || element.children.contains { $0.record == nil && isPresent($0, row: row) }
  }

  /// What keeps the element from being valid where it stands: the path of a
  /// required part that is missing or malformed.
  func lack(of element: WrittenElement, row: Int) -> String? {
    for field in element.fields {
      if let lack = lack(of: field, row: row) { return lack }
    }
    for child in element.children {
      if child.record != nil {
        let rows = child.isRequired ? tree.rows(child.name, of: row) : []
        if child.isRequired, !rows.contains(where: { lack(of: child, row: $0) == nil }) {
          return child.name
        }
      } else if child.isRequired {
        guard isPresent(child, row: row) else { return child.name }
        if let lack = lack(of: child, row: row) { return "\(child.name)/\(lack)" }
      }
    }
    return nil
  }

  private func lack(of field: WrittenElement.Field, row: Int) -> String? {
    switch field.source {
    case .attribute(let name):
      // Left out, it would be read as the root's.
      if let root = field.inherits, isAbsent(field, row: row),
        buffer.value(row: 0, column: root) != .absent
      {
        return "@\(name)"
      }
      guard field.isRequired else { return nil }
      guard let value = value(of: field, row: row, literally: true) else { return "@\(name)" }
      return field.form.accepts(value) ? nil : "a proper @\(name)"
    case .narrative:
      let narratives = narratives(of: field, row: row)
      if narratives.isEmpty { return field.isRequired ? "narrative" : nil }
      let areNamed = narratives.allSatisfy { SchemaForm.language.accepts($0.language ?? "en") }
      return areNamed ? nil : "a proper narrative/@xml:lang"
    case .text: return field.isRequired && isAbsent(field, row: row) ? "text" : nil
    case .constant, .joined: return nil
    }
  }
}
