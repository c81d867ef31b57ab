import Kernel

/// Builds a document as UTF-8 bytes; reading it again gives the same values.
///
/// Malformed names and forbidden characters are refused with an error; that no
/// attribute is given twice is the caller's care. An error inside a start tag leaves
/// the element open, with the attributes before the bad one.
public struct XMLWriter {
  /// What was written and not yet taken.
  public internal(set) var bytes: [UInt8] = []
  /// Whether elements get lines of their own. An element that holds text keeps
  /// its content as it is; switch this off before writing mixed content that
  /// begins with an element.
  public var indents: Bool

  private var open: [Element] = []
  private var isTagOpen = false

  private struct Element {
    let name: String
    var hasContent = false
    /// Whether white space may be added to its content.
    var indents: Bool
  }

  public init(indents: Bool = true) {
    self.indents = indents
  }

  /// The open elements, outermost first.
  public var path: String { open.map(\.name).joined(separator: "/") }

  /// Writes the XML declaration; nothing may come before it.
  public mutating func startDocument() {
    append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// Opens an element. Its attributes may follow until its first content.
  ///
  /// - Throws: ``XMLFailure`` for a malformed name or a character that XML cannot hold.
  public mutating func start(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:]
  ) throws {
    try start(name, attributes.map { ($0.key, $0.value) })
  }

  /// Opens an element with attributes in the order given.
  ///
  /// - Throws: ``XMLFailure`` for a malformed name or a character that XML cannot hold.
  public mutating func start(_ name: String, _ attributes: [(String, String)]) throws {
    try check(name)
    beginContent(isText: false)
    append("<")
    append(name)
    open.append(Element(name: name, indents: indents && open.last?.indents ?? true))
    isTagOpen = true
    for (name, value) in attributes { try attribute(name, value) }
  }

  /// Adds an attribute to the element that was just opened.
  ///
  /// - Throws: ``XMLFailure`` for a malformed name or a character that XML cannot hold.
  public mutating func attribute(_ name: String, _ value: String) throws {
    precondition(isTagOpen, "an attribute comes before any content of its element")
    try check(name)
    let length = bytes.count
    append(" ")
    append(name)
    append("=\"")
    do {
      try appendEscaped(value, .attribute)
    } catch {
      bytes.removeSubrange(length...)
      throw error
    }
    append("\"")
  }

  /// Adds text to the innermost element.
  ///
  /// - Throws: ``XMLFailure`` for a character that XML 1.0 cannot hold.
  public mutating func text(_ text: String) throws {
    guard !text.isEmpty else { return }
    beginContent(isText: true)
    try appendEscaped(text, .text)
  }

  /// Adds text that is UTF-8 already.
  ///
  /// - Throws: ``XMLFailure`` for bytes that are not UTF-8, or not allowed in XML 1.0.
  public mutating func text(_ utf8: UnsafeRawBufferPointer) throws {
    guard let text = String(validating: utf8, as: UTF8.self) else {
      throw XMLFailure(
        "xml.write.encoding", at: Place(path: path), "The text is not UTF-8.",
        remedy: "Correct the text at its source.")
    }
    try self.text(text)
  }

  /// Closes the innermost element: `<name/>` if nothing was written into it.
  public mutating func end() {
    guard let element = open.popLast() else {
      preconditionFailure("every end has its start")
    }
    if isTagOpen {
      append("/>")
      isTagOpen = false
    } else {
      if element.hasContent && element.indents { newLine() }
      append("</")
      append(element.name)
      append(">")
    }
    if open.isEmpty { append("\n") }
  }

  /// An element with text and nothing else.
  ///
  /// - Throws: ``XMLFailure`` as ``start(_:_:)`` and ``text(_:)``.
  public mutating func element(
    _ name: String, _ attributes: [(String, String)] = [], text: String
  ) throws {
    try start(name, attributes)
    try self.text(text)
    end()
  }

  /// Adds well-formed content as it is, with no white space around.
  public mutating func raw(_ content: some Sequence<UInt8>) {
    beginContent(isText: true)
    bytes.append(contentsOf: content)
  }

  /// Adds one well-formed element as it is, on a line of its own where indented.
  public mutating func rawElement(_ element: some Sequence<UInt8>) {
    beginContent(isText: false)
    bytes.append(contentsOf: element)
  }

  /// Gives the bytes to `body` and forgets them, so that a large document never
  /// lies in memory as a whole.
  public mutating func drain(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    try bytes.withUnsafeBytes(body)
    bytes.removeAll(keepingCapacity: true)
  }

  // MARK: -

  private mutating func beginContent(isText: Bool) {
    if isTagOpen {
      append(">")
      isTagOpen = false
    }
    guard let last = open.indices.last else { return }
    open[last].hasContent = true
    if isText {
      open[last].indents = false
    } else if open[last].indents && indents {
      newLine()
    }
  }

  private mutating func newLine() {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: open.count * 2))
  }

  mutating func append(_ string: String) {
    bytes.append(contentsOf: string.utf8)
  }
}
