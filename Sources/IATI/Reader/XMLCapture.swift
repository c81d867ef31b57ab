import XML

/// Keeps an element that has no place in the table: as XML again, free of the
/// white space between its elements and with the namespaces that it uses.
struct XMLCapture {
  enum Form {
    case xml
    /// The text alone: what an export carried comes back as it went.
    case text
    case nothing
  }

  private var form: Form
  private var bytes: [UInt8] = []
  private var pending: [UInt8] = []
  private var names: [String] = []
  private var namespaces: [(depth: Int, prefix: String, uri: String)] = []
  private var tagIsOpen = false

  init(_ form: Form) {
    self.form = form
  }

  /// What was kept; nil where nothing was to be.
  var content: String? { form == .nothing ? nil : String(decoding: bytes, as: UTF8.self) }

  /// How much was kept so far.
  var size: Int { bytes.count + pending.count }

  /// Throws away what was kept, and what follows.
  mutating func discard() {
    form = .nothing
    bytes = []
    pending = []
  }

  /// Counts an element whose content is thrown away.
  mutating func enter() { names.append("") }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard form == .xml else { return enter() }
    flushText()
    closeTag()
    names.append(name.description)
    append("<\(name)")
    declare(name.prefix, name.namespace)
    for attribute in attributes {
      if attribute.prefix != nil { declare(attribute.prefix, attribute.namespace) }
      append(" \(qualifiedName(attribute.prefix, attribute.local))=\"")
      attribute.value.forEach { escape($0, inAttribute: true) }
      append("\"")
    }
    tagIsOpen = true
  }

  mutating func text(_ text: UnsafeRawBufferPointer) {
    switch form {
    case .xml: pending.append(contentsOf: text)
    case .text: bytes.append(contentsOf: text)
    case .nothing: break
    }
  }

  /// Ends the innermost element; true when that was the outermost.
  mutating func end() -> Bool {
    flushText()
    let name = names.removeLast()
    if form == .xml {
      append(tagIsOpen ? "/>" : "</\(name)>")
      tagIsOpen = false
      namespaces.removeAll { $0.depth > names.count }
    }
    return names.isEmpty
  }

  private mutating func append(_ text: String) { bytes += text.utf8 }

  private mutating func closeTag() {
    if tagIsOpen { append(">") }
    tagIsOpen = false
  }

  private mutating func flushText() {
    defer { pending.removeAll(keepingCapacity: true) }
    guard !pending.allSatisfy(isXMLSpace) else { return }
    closeTag()
    pending.forEach { escape($0, inAttribute: false) }
  }

  private mutating func declare(_ prefix: XMLSymbol?, _ namespace: XMLSymbol?) {
    guard let namespace else { return }
    let prefix = prefix.map { String(cString: $0) } ?? ""
    let uri = String(cString: namespace)
    guard prefix != "xml" else { return }
    if namespaces.last(where: { $0.prefix == prefix })?.uri == uri { return }
    namespaces.append((names.count, prefix, uri))
    append(prefix.isEmpty ? " xmlns=\"" : " xmlns:\(prefix)=\"")
    uri.utf8.forEach { escape($0, inAttribute: true) }
    append("\"")
  }

  private mutating func escape(_ byte: UInt8, inAttribute: Bool) {
    switch byte {
    case UInt8(ascii: "&"): append("&amp;")
    case UInt8(ascii: "<"): append("&lt;")
    case UInt8(ascii: ">"): append("&gt;")
    case 0x0D: append("&#13;")
    case UInt8(ascii: "\"") where inAttribute: append("&quot;")
    case 0x0A where inAttribute: append("&#10;")
    case 0x09 where inAttribute: append("&#9;")
    default: bytes.append(byte)
    }
  }
}
