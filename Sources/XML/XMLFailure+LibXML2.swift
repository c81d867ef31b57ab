import CLibXML2
import Kernel

extension XMLFailure {
  /// libxml2's error in our words: its code chooses the rule and the remedy, its
  /// own message, tidied, says what happened.
  init(_ error: xmlError, file: String?) {
    let place = Place(
      file: file, line: error.line > 0 ? Int(error.line) : nil,
      column: error.int2 > 0 ? Int(error.int2) : nil)
    let words = error.message.map { String(cString: $0) } ?? ""
    guard !words.contains("EntityRef:") else {
      self = .ampersand(at: place)
      return
    }
    let kind = Kind(code: error.code, words: words)
    self.init(
      kind.rule, at: place, kind.message ?? Self.sentence(words),
      remedy: kind.remedy)
  }

  /// The most frequent mistake of all.
  static func ampersand(at place: Place) -> XMLFailure {
    XMLFailure(
      "xml.ampersand", at: place, "An “&” stands alone.", remedy: "Write “&amp;” for “&”.")
  }

  /// The first line of libxml2's words, without the name of the C function.
  private static func sentence(_ words: String) -> String {
    var line = words.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    if line.hasPrefix("xmlParse") || line.hasPrefix("xmlSAX"), let colon = line.firstIndex(of: ":")
    {
      line = String(line[line.index(after: colon)...])
    }
    line = String(line.drop { $0 == " " })
    while let last = line.last, " !.:".contains(last) { line.removeLast() }
    guard let first = line.first else { return "The file is not well-formed XML." }
    return first.uppercased() + line.dropFirst() + "."
  }
}

/// One family of libxml2's errors.
private struct Kind {
  let rule: String
  var message: String?
  let remedy: String

  init(code: Int32, words: String) {
    switch xmlParserErrors(UInt32(bitPattern: code)) {
    case _ where words.hasPrefix("Input is not proper UTF-8"):
      rule = "xml.encoding"
      message = "The text is not the UTF-8 that the file claims to be."
      remedy = "Save the file as UTF-8, or name its real encoding in the XML declaration."
    case _ where words.contains("Huge input lookup"):
      rule = "xml.limit.tag"
      message = "A tag or comment is too long."
      remedy = "Check that every quotation mark and comment is closed."
    case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_CHARREF:
      rule = "xml.character"
      remedy = "Remove the character; XML 1.0 cannot hold it."
    case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY:
      rule = "xml.entity"
      remedy =
        "Write the character itself; XML knows only &amp;, &lt;, &gt;, &quot; and &apos;."
    case XML_ERR_LT_IN_ATTRIBUTE:
      rule = "xml.notWellFormed"
      message = "An attribute's value holds “<”, or its quotation mark is not closed."
      remedy = "Write “&lt;” for “<”, and close every quotation mark."
    case XML_ERR_TAG_NAME_MISMATCH:
      rule = "xml.notWellFormed"
      remedy = "Close every element in the order in which they were opened."
    case XML_ERR_ATTRIBUTE_REDEFINED:
      rule = "xml.notWellFormed"
      remedy = "Keep one of the attributes."
    case XML_ERR_RESERVED_XML_NAME:
      rule = "xml.notWellFormed"
      remedy = "Remove everything before “<?xml”, blank lines too."
    case XML_ERR_DOCUMENT_END:
      rule = "xml.notWellFormed"
      message = "Something follows the end of the root element."
      remedy = "Remove what follows the last closing tag."
    case XML_ERR_DOCUMENT_EMPTY:
      rule = "xml.notXML"
      message = "No element was found."
      remedy = "Check that this is the right file, or fetch it again."
    case XML_NS_ERR_XML_NAMESPACE, XML_NS_ERR_UNDEFINED_NAMESPACE, XML_NS_ERR_QNAME,
      XML_NS_ERR_ATTRIBUTE_REDEFINED, XML_NS_ERR_EMPTY, XML_NS_ERR_COLON:
      rule = "xml.namespace"
      remedy = "Declare the prefix on the root element: xmlns:prefix=\"…\"."
    default:
      rule = "xml.notWellFormed"
      remedy = "Correct the file at this place, or fetch it again."
    }
  }
}
