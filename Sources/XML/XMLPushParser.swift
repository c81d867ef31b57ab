import CLibXML2
import Kernel

/// Parses XML that is fed to it in any pieces, and calls an ``XMLHandler``.
///
/// It reads no file and no network, refuses document types, and keeps to its
/// ``XMLLimits``. Use it on one thread, for one document.
public final class XMLPushParser {
  private let context: xmlParserCtxtPtr
  private let limits: XMLLimits
  private let file: String?
  private var relay: XMLEventRelay?
  private var decoder = XMLDecoder()
  private var failure: XMLFailure?
  private var totalBytes = 0
  private var deadline = ContinuousClock.now

  /// Names no element: for the case that the dictionary is full.
  nonisolated(unsafe) private static let unmatched: XMLSymbol = {
    let byte = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    byte.initialize(to: 0)
    return UnsafePointer(byte)
  }()

  /// - Parameter file: the file's name for error messages.
  public init(limits: XMLLimits = .standard, file: String? = nil) {
    context = LibXML2.makeContext()
    self.limits = limits
    self.file = file
  }

  deinit {
    xmlFreeParserCtxt(context)
  }

  /// The interned form of `name` (a local name, a prefix or a namespace).
  public func symbol(_ name: String) -> XMLSymbol {
    xmlDictLookup(context.pointee.dict, name, Int32(clamping: name.utf8.count)) ?? Self.unmatched
  }

  /// Sets who receives the document. The parser holds the handler until the
  /// document ends or fails.
  public func begin(handler: any XMLHandler) {
    let relay = XMLEventRelay(handler: handler, context: context, limits: limits, file: file)
    self.relay = relay
    LibXML2.connect(context, to: relay)
    deadline = .now + .seconds(limits.deadlineSeconds)
  }

  /// The line of the current event, from 1: where its tag or text ends.
  public var line: Int { Int(context.pointee.input?.pointee.line ?? 0) }

  /// The column of the current event, from 1.
  public var column: Int { Int(context.pointee.input?.pointee.col ?? 0) }

  /// Ends the parse from inside a callback: `feed` throws `failure`.
  public func stop(with failure: XMLFailure) {
    relay?.fail(failure)
  }

  /// Parses the next piece of the document.
  ///
  /// - Throws: ``XMLFailure``; after one, the parser only repeats it.
  public func feed(_ bytes: UnsafeRawBufferPointer) throws {
    try parsing {
      totalBytes += bytes.count
      guard totalBytes <= limits.totalBytes else {
        throw XMLFailure(
          "xml.limit.totalBytes", at: place, "The document is over \(limits.totalBytes) bytes.",
          remedy: "Split the file.")
      }
      try decoder.decode(bytes, at: place, parse)
    }
  }

  /// Ends the document: nothing may be missing.
  ///
  /// - Throws: ``XMLFailure``
  public func finish() throws {
    try parsing {
      try decoder.finish(at: place, parse)
      relay?.isFinishing = true
      try check(xmlParseChunk(context, nil, 0, 1))
    }
    relay = nil
  }

  // MARK: -

  private var place: Place { Place(file: file, line: line, column: column) }

  /// Runs a step, and keeps its failure: the handler is let go then.
  private func parsing(_ step: () throws -> Void) throws {
    if let failure { throw failure }
    precondition(relay != nil, "begin(handler:) comes before feed, and finish is the last")
    do {
      try step()
    } catch let failure as XMLFailure {
      self.failure = failure
      relay = nil
      throw failure
    }
  }

  /// Gives libxml2 whole characters of UTF-8.
  private func parse(_ utf8: UnsafeRawBufferPointer) throws {
    let slice = 64 * 1024
    var rest = utf8[...]
    while !rest.isEmpty {
      // A slice ends between characters: libxml2 stumbles over halves.
      var count = min(slice, rest.count)
      if count < rest.count {
        count -= XMLDecoder.incompleteTail(UnsafeRawBufferPointer(rebasing: rest.prefix(count)))
      }
      let bytes = UnsafeRawBufferPointer(rebasing: rest.prefix(count))
      let status = xmlParseChunk(
        context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(count), 0)
      try check(status)
      try checkPending()
      rest = rest.dropFirst(count)
    }
  }

  private func check(_ status: Int32) throws {
    if let failure = relay?.failure { throw failure }
    guard status == 0 else {
      throw XMLFailure(context.pointee.lastError, file: file)
    }
  }

  /// Bounds the time, and what libxml2 holds back: markup whose end it has not seen.
  private func checkPending() throws {
    guard .now < deadline else {
      throw XMLFailure(
        "xml.limit.deadline", at: place,
        "Reading took longer than \(Int(limits.deadlineSeconds)) seconds.",
        remedy: "Split the file, or try again when the machine is less busy.")
    }
    guard let input = context.pointee.input?.pointee, let start = input.cur, let end = input.end,
      end - start > limits.tagBytes
    else { return }
    let pending = end - start
    switch (start[0], start[1]) {
    case (UInt8(ascii: "&"), _):
      // libxml2 waits for the semicolon of a reference that is none.
      throw XMLFailure.ampersand(at: place)
    case (_, UInt8(ascii: "!")) where pending <= limits.commentBytes,
      (_, UInt8(ascii: "?")) where pending <= limits.commentBytes:
      return
    default:
      throw XMLFailure(
        "xml.limit.tag", at: place, "A tag or comment has no end within \(pending) bytes.",
        remedy: "Check that every quotation mark and comment is closed.")
    }
  }
}
