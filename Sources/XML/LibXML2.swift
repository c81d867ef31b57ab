import CLibXML2

/// Everything that C calls back lives here: the only place where a raw pointer
/// becomes a Swift object.
enum LibXML2 {
  /// Done once in the process: libxml2's tables, and a loader that opens nothing.
  static let prepared: Void = {
    xmlInitParser()
    xmlSetExternalEntityLoader { _, _, _ in nil }
  }()

  /// - `NONET`: no network.
  /// - `NOENT`: `&amp;` in an attribute arrives as `&`. (Safe only because a
  ///   document type declaration is refused: no other entity can exist.)
  /// - `BIG_LINES`: line numbers beyond 65,535.
  /// - `IGNORE_ENC`: ``XMLDecoder`` has already made UTF-8 of the bytes.
  static let options = Int32(
    XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_BIG_LINES.rawValue
      | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_COMPACT.rawValue)

  static func makeContext() -> xmlParserCtxtPtr {
    _ = prepared
    var sax = xmlSAXHandler()
    sax.initialized = UInt32(XML_SAX2_MAGIC)
    sax.startElementNs = startElement
    sax.endElementNs = endElement
    sax.characters = characters
    sax.cdataBlock = characters
    sax.ignorableWhitespace = characters
    sax.internalSubset = internalSubset
    sax.serror = structuredError
    guard let context = xmlCreatePushParserCtxt(&sax, nil, nil, 0, nil) else {
      preconditionFailure("out of memory")
    }
    xmlCtxtUseOptions(context, options)
    return context
  }

  /// Lets the callbacks of `context` reach `relay`, which must outlive them.
  static func connect(_ context: xmlParserCtxtPtr, to relay: XMLEventRelay) {
    context.pointee.userData = Unmanaged.passUnretained(relay).toOpaque()
  }
}

@inline(__always)
private func withRelay(_ user: UnsafeMutableRawPointer?, _ body: (XMLEventRelay) -> Void) {
  guard let user else { return }
  // The parser holds the relay for the whole of `feed`.
  Unmanaged<XMLEventRelay>.fromOpaque(user)._withUnsafeGuaranteedRef(body)
}

private let startElement: startElementNsSAX2Func = {
  user, local, prefix, namespace, namespaces, _, attributes, _, tuples in
  guard let local else { return }
  withRelay(user) {
    $0.start(
      XMLName(local: local, prefix: prefix, namespace: namespace),
      XMLAttributes(tuples: tuples.map { UnsafePointer($0) }, count: Int(attributes)),
      namespaces: Int(namespaces))
  }
}

private let endElement: endElementNsSAX2Func = { user, _, _, _ in
  withRelay(user) { $0.end() }
}

private let characters: charactersSAXFunc = { user, bytes, count in
  withRelay(user) { $0.text(UnsafeRawBufferPointer(start: bytes, count: Int(count))) }
}

private let internalSubset: internalSubsetSAXFunc = { user, name, _, _ in
  withRelay(user) { $0.documentType(name.map { String(cString: $0) } ?? "") }
}

private let structuredError: xmlStructuredErrorFunc = { user, error in
  guard let error else { return }
  withRelay(user) { $0.report(error.pointee) }
}
