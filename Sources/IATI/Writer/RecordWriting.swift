import Kernel
import XML

/// One pass over the rows of a buffer, from the root's element to the last
/// carried one.
struct RecordWriting {
  let buffer: RecordBuffer
  let tree: RecordTree
  private(set) var diagnostics: [Diagnostic] = []
  /// Where the pass stands, as the steps of a path below the root.
  private var steps: [String] = []
  /// What has no place in 2.03: to be read again at its path.
  private var held: [(path: String, content: String)] = []
  private var rowsWritten = 0

  init(_ buffer: RecordBuffer) {
    self.buffer = buffer
    tree = RecordTree(buffer)
  }

  mutating func writeRoot(to xml: inout XMLWriter) throws {
    let root = tree.element(of: 0)
    try xml.start(root.name)
    try writeContent(of: root, row: 0, to: &xml, literally: false)
    for (path, content) in held {
      try writeCarried(content, at: path, form: RecordReader.typedForm, to: &xml)
    }
    for row in tree.carried {
      let path = buffer.string(row: row, column: 0) ?? ""
      try writeCarried(buffer.string(row: row, column: 1) ?? "", at: path, form: nil, to: &xml)
    }
    xml.end()
    if rowsWritten != tree.recordCount {
      report(
        .error, "iati.write.unplaced",
        "\(tree.recordCount - rowsWritten) rows stand where IATI has no place for them and are "
          + "left out.")
    }
  }

  private func writeCarried(
    _ content: String, at path: String, form: String?, to xml: inout XMLWriter
  ) throws {
    try xml.start("baraza:carried", ["xmlns:baraza": RecordReader.carriedNamespace, "path": path])
    if let form { try xml.attribute("form", form) }
    try xml.text(content)
    xml.end()
  }

  /// Writes attributes, text and children. Literally means: as the rows have it,
  /// whatever the schema says, and with what would be inherited.
  private mutating func writeContent(
    of element: WrittenElement, row: Int, to xml: inout XMLWriter, literally: Bool
  ) throws {
    if element.record != nil {
      rowsWritten += 1
      checkColumns(of: element, row: row)
    }
    for field in element.fields {
      guard let value = value(of: field, row: row, literally: literally) else { continue }
      switch field.source {
      case .attribute(let name):
        if literally || (!field.isWithdrawn && field.form.accepts(value)) {
          try xml.attribute(name, value)
        } else {
          hold(value, "@\(name)")
        }
      case .text: try xml.text(value)
      case .narrative: try writeNarratives(of: field, row: row, to: &xml)
      case .constant, .joined: break
      }
    }
    for child in element.children {
      if child.record == nil {
        try write(child, row: row, to: &xml, literally: literally)
      } else {
        try writeRows(of: child, below: row, to: &xml, literally: literally)
      }
    }
  }

  private mutating func writeRows(
    of element: WrittenElement, below parent: Int, to xml: inout XMLWriter, literally: Bool
  ) throws {
    var isMissing = element.isRequired && parent == 0 && !literally
    for (index, row) in tree.rows(element.name, of: parent).enumerated() {
      steps.append("\(element.name)[\(index + 1)]")
      let lack = literally ? nil : lack(of: element, row: row)
      if lack == nil { isMissing = false }
      try write(element, row: row, to: &xml, literally: literally, lack)
      steps.removeLast()
    }
    if isMissing { try writePlaceholder(of: element, row: nil, lack: nil, to: &xml) }
  }

  /// An element that fills columns of the row: written where it has any.
  private mutating func write(
    _ element: WrittenElement, row: Int, to xml: inout XMLWriter, literally: Bool
  ) throws {
    let isMandatory = element.isRequired && row == 0 && !literally
    let isPresent = isPresent(element, row: row)
    let lack = literally || !isPresent ? nil : lack(of: element, row: row)
    if isMandatory, !isPresent || lack != nil {
      try writePlaceholder(of: element, row: row, lack: lack, to: &xml)
    }
    guard isPresent else { return }
    steps.append(element.name)
    try write(element, row: row, to: &xml, literally: literally, lack)
    steps.removeLast()
  }

  /// Writes an element in its place or, for what it lacks, holds it for the end.
  private mutating func write(
    _ element: WrittenElement, row: Int, to xml: inout XMLWriter, literally: Bool, _ lack: String?
  ) throws {
    guard let lack else {
      try xml.start(element.name)
      try writeContent(of: element, row: row, to: &xml, literally: literally)
      xml.end()
      return
    }
    var aside = XMLWriter(indents: false)
    try aside.start(element.name)
    try writeContent(of: element, row: row, to: &aside, literally: true)
    aside.end()
    let path = steps.joined(separator: "/")
    report(
      .info, "iati.write.carried",
      "\(path) lacks \(lack), which IATI 2.03 requires, and is carried as text.", at: path)
    held.append((path, String(decoding: aside.bytes.dropLast(), as: UTF8.self)))
  }

  /// Stands in for what a valid activity must have: empty, or what there is of
  /// it. The reader passes over it; the element itself, if any, is carried.
  private mutating func writePlaceholder(
    of element: WrittenElement, row: Int?, lack: String?, to xml: inout XMLWriter
  ) throws {
    let path = element.name + (lack.map { "/\($0)" } ?? "")
    report(
      .warning, "iati.write.required",
      "IATI 2.03 requires \(path), which is not there; a placeholder stands in for it.",
      remedy: "Complete the record before you publish it.", at: path)
    try xml.start(
      element.name,
      ["xmlns:baraza": RecordReader.carriedNamespace, "baraza:placeholder": "true"])
    for field in element.fields {
      let value = row.flatMap { self.value(of: field, row: $0, literally: true) }
      switch field.source {
      case .attribute(let name):
        if let value, field.form.accepts(value), !field.isWithdrawn {
          try xml.attribute(name, value)
        } else if field.isRequired {
          try xml.attribute(name, field.type == .date ? "0001-01-01" : "")
        }
      case .text: try xml.text(value ?? "")
      case .narrative: try xml.element("narrative", text: value ?? "")
      case .constant, .joined: break
      }
    }
    xml.end()
  }

  private func writeNarratives(
    of field: WrittenElement.Field, row: Int, to xml: inout XMLWriter
  ) throws {
    for (text, language) in narratives(of: field, row: row) {
      try xml.element("narrative", language.map { [("xml:lang", $0)] } ?? [], text: text)
    }
  }

  /// Keeps a value that 2.03 cannot hold where it stands.
  private mutating func hold(_ value: String, _ last: String) {
    held.append(((steps + [last]).joined(separator: "/"), value))
  }

  /// Names the values that this element of several for the row's kind has no
  /// place for: a country in the budget of an organisation.
  private mutating func checkColumns(of element: WrittenElement, row: Int) {
    let columns = buffer.standard.columns[buffer.kind(of: row)] ?? []
    guard element.columns.count < columns.count else { return }
    for (index, column) in columns.enumerated()
    where !element.columns.contains(index) && buffer.value(row: row, column: index) != .absent {
      report(
        .error, "iati.write.unplaced",
        "<\(element.name)> has no place for \(column.name), which is left out.",
        at: steps.joined(separator: "/"))
    }
  }

  private mutating func report(
    _ severity: Severity, _ rule: String, _ message: String, remedy: String? = nil,
    at path: String? = nil
  ) {
    let identifier = buffer.identifier
    diagnostics.append(
      Diagnostic(
        severity, rule: rule,
        at: Place(record: identifier.isEmpty ? nil : identifier, path: path), message,
        remedy: remedy))
  }
}
