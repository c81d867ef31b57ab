import Kernel
import XML

extension RecordReader {
  func beginNarrative(_ attributes: XMLAttributes) {
    frames.top.touched = true
    for index in 0..<attributes.count where attributes[index].local == languageSymbol {
      language.removeAll()
      _ = language.append(attributes[index].value)
    }
    inNarrative = true
    collecting = true
  }

  func endNarrative() {
    inNarrative = false
    addNarrative()
    text.removeAll()
  }

  /// The element's own text up to here: its value, or in 1.0x its narrative.
  func endDirectText() {
    defer { text.removeAll() }
    guard !text.isEmpty, !isBlank(text.contents) else { return }
    frames.top.touched = true
    let node = table.nodes + frames.top.node
    if node.pointee.text >= 0 {
      assign(node.pointee.text, text.contents)
    } else {
      addNarrative()
    }
  }

  /// The first text fills the column, each further one is a translation of it.
  private func addNarrative() {
    defer { language.removeAll() }
    let value = trimmed(text.contents)
    guard !value.isEmpty else { return }
    let row = frames.top.row
    let field = table.nodes[frames.top.node].narrative
    let column = table.fields[field].column
    let isFirst = buffer.isAbsent(row: row, column: column)
    if isFirst { buffer.set(row: row, column: column, text: value) }
    lowercaseLanguage()
    if isFirst && (language.isEmpty || isDefaultLanguage()) { return }

    let isActivity = buffer.rootKind == .activity
    let kind: RecordKind = isActivity ? .translation : .organisationTranslation
    let translation = buffer.beginRow(kind.index, parent: row, line: line)
    buffer.set(row: translation, column: 0, text: table.fieldDetails[field].column)
    if !language.isEmpty { buffer.set(row: translation, column: 1, text: language.contents) }
    if !isFirst { buffer.set(row: translation, column: 2, text: value) }
  }

  private func lowercaseLanguage() {
    for index in 0..<language.count where (0x41...0x5A).contains(language[index]) {
      language[index] |= 0x20
    }
  }

  private func isDefaultLanguage() -> Bool {
    guard let column = buffer.standard.column("default_language", of: buffer.rootKind),
      case .text(let text) = buffer.value(row: 0, column: column)
    else { return false }
    return text.elementsEqual(language.contents)
  }

  /// Text where the table knows none: the label beside a code in 1.0x.
  func readStrayText(_ bytes: UnsafeRawBufferPointer) {
    guard frames.top.row >= 0 else { return }
    frames.top.touched = true
    carry(escapedText(string(trimmed(bytes))), at: path(to: "text()"))
  }
}

/// The value without the white space around it.
@inline(__always)
func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
  var start = 0
  var end = bytes.count
  while start < end, isXMLSpace(bytes[start]) { start += 1 }
  while end > start, isXMLSpace(bytes[end - 1]) { end -= 1 }
  return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
}

@inline(__always)
func isBlank(_ bytes: UnsafeRawBufferPointer) -> Bool {
  for byte in bytes where !isXMLSpace(byte) { return false }
  return true
}

@inline(__always)
func isXMLSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}

func string(_ bytes: UnsafeRawBufferPointer) -> String {
  String(decoding: bytes, as: UTF8.self)
}
