import CLibXML2
import Kernel

/// Stands between libxml2 and a handler: counts against the limits and keeps the
/// first failure. It is what libxml2's user pointer points to.
///
/// `handler` is a constant so that an event costs no retain and release.
final class XMLEventRelay {
  let handler: any XMLHandler
  private let context: xmlParserCtxtPtr
  private let limits: XMLLimits
  private let file: String?
  private(set) var failure: XMLFailure?
  /// Whether all bytes were given: what is missing now will not come.
  var isFinishing = false
  private var depth = 0
  private var hasRoot = false
  private var textRun = 0

  init(
    handler: any XMLHandler, context: xmlParserCtxtPtr, limits: XMLLimits, file: String?
  ) {
    self.handler = handler
    self.context = context
    self.limits = limits
    self.file = file
  }

  /// The parser's place in the document.
  var place: Place {
    guard let input = context.pointee.input else { return Place(file: file) }
    return Place(file: file, line: Int(input.pointee.line), column: Int(input.pointee.col))
  }

  /// Keeps the first failure and mutes libxml2: it calls nobody any more. (Its
  /// own way to stop frees the buffer that a handler may be reading.)
  func fail(_ failure: XMLFailure) {
    if self.failure == nil { self.failure = failure }
    context.pointee.disableSAX = 1
  }

  func fail(_ rule: String, _ message: String, remedy: String) {
    fail(XMLFailure(rule, at: place, message, remedy: remedy))
  }

  // MARK: Events

  func start(_ name: XMLName, _ attributes: XMLAttributes, namespaces: Int) {
    depth &+= 1
    hasRoot = true
    textRun = 0
    guard
      depth <= limits.depth, attributes.count <= limits.attributesPerElement,
      namespaces <= limits.namespacesPerElement
    else { return refuse(name, attributes: attributes.count) }
    handler.startElement(name, attributes)
  }

  func end() {
    depth &-= 1
    textRun = 0
    handler.endElement()
  }

  func text(_ bytes: UnsafeRawBufferPointer) {
    textRun &+= bytes.count
    guard textRun <= limits.textBytes else {
      return fail(
        "xml.limit.text", "A text is longer than \(limits.textBytes) bytes.",
        remedy: "Shorten the text, or put the document elsewhere and link to it.")
    }
    handler.text(bytes)
  }

  /// A document type declaration can hold entities that hang libxml2 2.9.14 or
  /// read other files, and no IATI file needs one.
  func documentType(_ name: String) {
    if name.lowercased() == "html" {
      fail(.html(at: place))
    } else {
      fail(
        "xml.doctype", "The file has a document type declaration (<!DOCTYPE \(name) …>).",
        remedy: "Remove the DOCTYPE: data need none, and it can hide harm.")
    }
    // Muting is not enough here: what follows must not be read at all.
    xmlStopParser(context)
  }

  func report(_ error: xmlError) {
    guard error.level.rawValue >= XML_ERR_ERROR.rawValue, failure == nil else { return }
    if isFinishing, depth > 0 || !hasRoot, hasRunOut(error) {
      let element = context.pointee.name.map { "in the middle of <\(String(cString: $0))>" }
      fail(
        "xml.truncated", "The file ends \(element ?? "before its first element is complete").",
        remedy: "The file is cut off; fetch it again.")
    } else {
      fail(XMLFailure(error, file: file))
    }
  }

  /// Whether the markup in which `error` stands has no end: the rest is missing.
  private func hasRunOut(_ error: xmlError) -> Bool {
    switch xmlParserErrors(UInt32(bitPattern: error.code)) {
    case XML_ERR_DOCUMENT_END, XML_ERR_COMMENT_NOT_FINISHED, XML_ERR_PI_NOT_FINISHED,
      XML_ERR_ATTRIBUTE_NOT_FINISHED:
      return true
    default:
      guard let input = context.pointee.input?.pointee, let start = input.cur, start < input.end
      else { return true }
      return !UnsafeBufferPointer(start: start, count: input.end - start)
        .contains(UInt8(ascii: ">"))
    }
  }

  private func refuse(_ name: XMLName, attributes: Int) {
    if depth > limits.depth {
      fail(
        "xml.limit.depth", "Elements are nested more than \(limits.depth) deep, at <\(name)>.",
        remedy: "Check that every element is closed.")
    } else if attributes > limits.attributesPerElement {
      fail(
        "xml.limit.attributes",
        "<\(name)> has \(attributes) attributes; \(limits.attributesPerElement) are the most.",
        remedy: "Check where the file comes from: no standard needs so many.")
    } else {
      fail(
        "xml.limit.namespaces",
        "<\(name)> declares more than \(limits.namespacesPerElement) namespaces.",
        remedy: "Check where the file comes from: no standard needs so many.")
    }
  }
}
