import Kernel
import XML

/// Writes down what a parser says, with adjoining pieces of text joined.
final class Recorder: XMLHandler {
  private(set) var events: [String] = []
  /// The line on which each element's start tag ended.
  private(set) var lines: [Int] = []
  private var pendingText: [UInt8] = []
  private unowned let parser: XMLPushParser
  /// Called after each start tag, for tests that stop or look closer.
  var onStart: ((XMLName, XMLAttributes) -> Void)?

  init(_ parser: XMLPushParser) {
    self.parser = parser
  }

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    endText()
    let namespace = name.namespace.map { "{\(String(cString: $0))}" } ?? ""
    let written = attributes.map { " \($0.name)=\($0.string)" }
    events.append("<\(namespace)\(name)\(written.joined())>")
    lines.append(parser.line)
    onStart?(name, attributes)
  }

  func endElement() {
    endText()
    events.append("</>")
  }

  func text(_ bytes: UnsafeRawBufferPointer) {
    pendingText += bytes
  }

  private func endText() {
    guard !pendingText.isEmpty else { return }
    events.append(String(decoding: pendingText, as: UTF8.self))
    pendingText = []
  }
}

/// What a document said, and how it ended.
struct Reading: Equatable {
  var events: [String] = []
  var lines: [Int] = []
  var failure: Diagnostic?

  var rule: String? { failure?.rule }

  /// Parses `document` in pieces of the sizes that `pieceSize` gives.
  init(
    _ document: some Sequence<UInt8>, limits: XMLLimits = .standard,
    pieceSize: () -> Int = { .max }
  ) {
    let bytes = Array(document)
    let parser = XMLPushParser(limits: limits, file: "feed.xml")
    let recorder = Recorder(parser)
    parser.begin(handler: recorder)
    do {
      var rest = bytes[...]
      while !rest.isEmpty {
        let piece = rest.prefix(pieceSize())
        try piece.withUnsafeBytes(parser.feed)
        rest = rest.dropFirst(piece.count)
      }
      try parser.finish()
    } catch {
      failure = (error as? XMLFailure)?.diagnostic
    }
    events = recorder.events
    lines = recorder.lines
  }

  init(_ document: String, limits: XMLLimits = .standard) {
    self.init(document.utf8, limits: limits)
  }
}
