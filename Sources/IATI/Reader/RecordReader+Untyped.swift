import Kernel
import XML

extension RecordReader {
  /// The constants and joined attributes of an element, which few have.
  func readDetail(_ detail: ReaderTable.NodeDetail, _ attributes: XMLAttributes) {
    let row = frames.top.row
    for constant in detail.constants {
      buffer.set(row: row, column: constant.column, text: constant.value)
    }
    for joined in detail.joined {
      let values = joined.attributes.compactMap { name in
        attributes.first { String(cString: $0.local) == name }.map { string(trimmed($0.value)) }
      }
      guard values.count == joined.attributes.count else { continue }
      var text = values.joined(separator: " ")
      text.withUTF8 { assign(joined.field, UnsafeRawBufferPointer($0)) }
      frames.top.touched = true
    }
  }

  /// An attribute that the table does not name.
  func readUntyped(_ attribute: XMLAttribute, _ number: Int) {
    let frame = frames.top
    if number == versionNumber, frame.row <= 0 {
      if claimedVersion == nil { claimedVersion = string(trimmed(attribute.value)) }
      return
    }
    guard frame.row >= 0 else { return }
    // An element's language is that of its text; narratives may have their own.
    if number == languageNumber, frame.collects {
      _ = language.append(attribute.value)
      return
    }
    let name = qualifiedName(attribute.prefix, attribute.local)
    let detail = table.nodeDetails[frame.node]
    if detail.joined.contains(where: { $0.attributes.contains(name) }), frame.touched { return }
    frames.top.touched = true
    carry(escapedText(attribute.string), at: path(to: "@\(name)"))
  }

  /// An element that the table does not name at this place.
  func beginUnknown(_ name: XMLName, _ attributes: XMLAttributes) {
    guard frames.top.row >= 0 else {
      beginOutside(name)
      return
    }
    frames.top.touched = true
    capturePath = path(to: name.description)
    if name.namespace == carriedSymbol, frames.top.row == 0, !isRestoring,
      let path = attributes.first(where: { String(cString: $0.local) == "path" })
    {
      capturePath = path.string
      capturesTyped = attributes.contains {
        String(cString: $0.local) == "form" && $0.string == RecordReader.typedForm
      }
      capture = XMLCapture(.text)
    } else {
      capture = XMLCapture(.xml)
    }
    capture!.start(name, attributes)
  }

  /// A second element where there are columns for one.
  func beginRepeated(_ node: Int, _ name: XMLName, _ attributes: XMLAttributes) {
    capturePath = path(to: name.description)
    if !table.nodeDetails[node].isRepeatable {
      report(
        .warning, "iati.element.repeated",
        "<\(name)> stands more than once here; the further one is carried as text.",
        remedy: "Keep one.", at: capturePath)
    }
    capture = XMLCapture(.xml)
    capture!.start(name, attributes)
  }

  /// An element above the activities: a root that is not IATI, or something
  /// else among the activities.
  private func beginOutside(_ name: XMLName) {
    if frames.count == 1 {
      parser.stop(
        with: XMLFailure(
          Diagnostic(
            .critical, rule: "iati.root", at: Place(line: parser.line),
            "The file begins with <\(name)>, not with <iati-activities> or "
              + "<iati-organisations>.",
            remedy: "Import IATI, or name a mapping profile for other XML with --profile.")))
      return
    }
    diagnostics.append(
      Diagnostic(
        .warning, rule: "iati.element.outside", at: Place(line: parser.line, path: "\(name)"),
        "<\(name)> stands beside the activities and is left out.",
        remedy: "Put it into the activity that it belongs to."))
    skip()
  }

  /// Throws the element away that begins here.
  func skip() {
    capture = XMLCapture(.nothing)
    capture!.enter()
  }

  /// Gives up an element that is larger than an activity may be.
  func boundCapture() {
    guard capture!.size > limits.bytes else { return }
    capture!.discard()
    if buffer.rowCount > 0 { reject() }
  }

  func endCapture() {
    if let content = capture?.content {
      if capturesTyped {
        restorations.append(Restoration(path: capturePath, content: content, line: parser.line))
      } else {
        carry(content, at: capturePath)
      }
    }
    capture = nil
    capturesTyped = false
  }

  /// Adds a row of what has no column: its path and its XML.
  func carry(_ xml: String, at path: String) {
    guard frames.top.row >= 0 || buffer.rowCount > 0 else { return }
    let isActivity = buffer.rootKind == .activity
    let kind: RecordKind = isActivity ? .carried : .organisationCarried
    let row = buffer.beginRow(kind.index, parent: 0, line: line)
    buffer.set(row: row, column: 0, text: path)
    buffer.set(row: row, column: 1, text: xml)
  }

  /// Where the reader stands, from the root's children on; rows carry their
  /// number among the activity's rows of that kind:
  /// `transaction[3]/value/@value-date`.
  func path(to last: String) -> String {
    var path = ""
    for index in 0..<frames.count where frames[index].row >= 0 {
      let frame = frames[index]
      let isRow = table.nodes[frame.node].record >= 0
      if isRow && frame.row == 0 { continue }
      path += table.nodeDetails[frame.node].name
      if isRow { path += "[\(buffer.row(frame.row).ordinal)]" }
      path += "/"
    }
    return path + last
  }

  func report(
    _ severity: Severity, _ rule: String, _ message: String, remedy: String? = nil, at path: String
  ) {
    guard buffer.diagnostics.count < limits.diagnostics else { return }
    buffer.diagnostics.append(
      Diagnostic(
        severity, rule: rule, at: Place(line: line, path: path), message, remedy: remedy))
  }

  func reject() {
    buffer.rejection = Diagnostic(
      .error, rule: "iati.activity.size", at: Place(line: buffer.line(of: 0)),
      "The activity is larger than one activity may be (\(limits.bytes >> 20) MB or "
        + "\(limits.rows) rows) and is left out.",
      remedy: "Split it, or ask its publisher to check the file.")
  }
}

func qualifiedName(_ prefix: XMLSymbol?, _ local: XMLSymbol) -> String {
  (prefix.map { String(cString: $0) + ":" } ?? "") + String(cString: local)
}

/// Text as it stands between tags.
func escapedText(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
