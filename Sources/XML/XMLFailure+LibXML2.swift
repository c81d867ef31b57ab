import CLibXML2
import Kernel

extension XMLFailure {
  /// libxml2's error in our words: its code chooses the rule and the remedy; where
  /// it has no better words, its own message, tidied, says what happened.
  init(_ error: xmlError, file: String?) {
    let words = error.message.map { String(cString: $0) } ?? ""
    let place = Place(
      file: file, line: error.line > 0 ? Int(error.line) : nil,
      column: error.int2 > 0 ? Int(error.int2) : nil)
    if words.contains("EntityRef:") {
      self = .ampersand(at: place)
    } else {
      let kind = Mistake(error, words: words)
      self.init(
        kind.rule, at: place, kind.message ?? Self.sentence(words), remedy: kind.remedy)
    }
  }

  /// The most frequent mistake of all.
  static func ampersand(at place: Place) -> XMLFailure {
    XMLFailure(
      "xml.ampersand", at: place, "An “&” stands alone.", remedy: "Write “&amp;” for “&”.")
  }

  /// The first line of libxml2's words, without the name of the C function.
  private static func sentence(_ words: String) -> String {
    var line = words.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    if line.hasPrefix("xmlParse"), let colon = line.firstIndex(of: ":") {
      line = String(line[line.index(after: colon)...])
    }
    line = String(line.drop { $0 == " " })
    while let last = line.last, " !.:".contains(last) { line.removeLast() }
    guard let first = line.first else { return "The file is not well-formed XML." }
    return first.uppercased() + line.dropFirst() + "."
  }
}

/// What kind of mistake a code of libxml2 stands for.
private struct Mistake {
  var rule = "xml.notWellFormed"
  /// `nil` where libxml2's words are good enough.
  var message: String?
  var remedy = "Correct the file at this place, or fetch it again."

  init(_ error: xmlError, words: String) {
    switch xmlParserErrors(UInt32(bitPattern: error.code)) {
    case _ where words.hasPrefix("Input is not proper UTF-8"):
      rule = "xml.encoding"
      message = "The text is not the UTF-8 that the file claims to be."
      remedy = "Save the file as UTF-8, or name its real encoding in the XML declaration."
    case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_CHARREF:
      rule = "xml.character"
      if error.int1 > 0 {
        message = "The document has \(codePoint(UInt32(error.int1))), which XML 1.0 cannot hold."
      }
      remedy = "Remove the character."
    case XML_ERR_UNDECLARED_ENTITY:
      rule = "xml.entity"
      remedy = "Write the character itself; XML knows only &amp;, &lt;, &gt;, &quot; and &apos;."
    case XML_ERR_NAME_REQUIRED where words.contains("element name"):
      message = "A “<” does not begin an element."
      remedy = "Write “&lt;” for “<” in a text."
    case XML_ERR_LT_IN_ATTRIBUTE:
      message = "An attribute's value holds “<”, or its quotation mark is not closed."
      remedy = "Write “&lt;” for “<”, and close every quotation mark."
    case XML_ERR_TAG_NAME_MISMATCH:
      remedy = "Close every element before the one around it."
    case XML_ERR_ATTRIBUTE_REDEFINED, XML_NS_ERR_ATTRIBUTE_REDEFINED:
      remedy = "Keep one of the attributes."
    case XML_ERR_RESERVED_XML_NAME:
      remedy = "Remove everything before “<?xml”, blank lines too."
    case XML_ERR_DOCUMENT_END:
      message = "Something follows the end of the root element."
      remedy = "Remove what follows the last closing tag."
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      rule = "xml.namespace"
      remedy = "Declare the prefix on the root element: xmlns:prefix=\"…\"."
    case XML_NS_ERR_XML_NAMESPACE, XML_NS_ERR_QNAME, XML_NS_ERR_EMPTY, XML_NS_ERR_COLON:
      rule = "xml.namespace"
    default:
      break
    }
  }
}

/// A character by its number: `U+0008`.
func codePoint(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
