import Kernel
import XML

/// Receives the rows of one activity or organisation after another.
public protocol RecordSink: AnyObject {
  /// Takes a full buffer and returns an empty one for the next.
  func receive(_ buffer: RecordBuffer) -> RecordBuffer
}

/// Reads IATI of any version, as events of the XML parser, into rows.
///
/// The reader does not switch on the version: letters and digits, plain text
/// and narratives are told apart by their form. It follows ``Standard/iati``.
public final class RecordReader: XMLHandler {
  /// Changes whenever the same bytes would be read into other rows.
  public static let version: UInt8 = 1
  /// Marks the elements in which an export carries what 2.03 cannot hold.
  public static let carriedNamespace = "urn:baraza:iati:carried:1"

  /// The form of a carried part that is read again; without it, it stays text.
  static let typedForm = "typed"

  /// The version that the file claims, where it claims one.
  public internal(set) var claimedVersion: String? {
    didSet { claimsVersion2 = claimedVersion?.hasPrefix("2") == true }
  }
  private(set) var claimsVersion2 = false
  /// Whether the file's root is that of an organisation file.
  public internal(set) var isOrganisationFile = false
  /// What was found beside the activities.
  public internal(set) var diagnostics: [Diagnostic] = []

  struct Frame: BitwiseCopyable {
    var node: Int
    /// The row whose columns are filled, or -1 outside any.
    var row: Int
    /// Which single children have been seen.
    var seen: UInt64 = 0
    /// Whether the element gave anything.
    var touched = false
    /// Whether it has a text or narratives.
    var collects = false
  }

  let parser: XMLPushParser
  let table: ReaderTable
  let limits: RecordLimits
  let symbols: SymbolMap
  let languageSymbol: XMLSymbol
  let carriedSymbol: XMLSymbol
  let narrativeNumber: Int
  let languageNumber: Int
  let versionNumber: Int
  unowned let sink: any RecordSink

  // The reader alone touches its state, on one thread: checks of each access
  // would cost more than the accesses.
  @exclusivity(unchecked) var buffer: RecordBuffer
  let frames = Pile<Frame>(capacity: 64)
  /// The text of the innermost element, and whether that has one.
  let text = Pile<UInt8>(capacity: 4_096)
  @exclusivity(unchecked) var collecting = false
  @exclusivity(unchecked) var inNarrative = false
  /// The language of the narrative, or of the element whose text is one.
  let language = Pile<UInt8>(capacity: 16)
  /// An element without a place in the table, while it lasts.
  @exclusivity(unchecked) var capture: XMLCapture?
  var capturePath = ""
  var capturesTyped = false
  var restorations: [Restoration] = []
  /// Whether this reads a carried part: as it stands, without inheritance.
  let isRestoring: Bool
  /// The row whose stated currency could not be read: it inherits none.
  @exclusivity(unchecked) var rowWithoutCurrency = -1
  /// The line to report, where it is not the parser's.
  @exclusivity(unchecked) var fixedLine = 0

  public init(
    parser: XMLPushParser, buffer: RecordBuffer, sink: any RecordSink,
    limits: RecordLimits = .standard
  ) {
    self.parser = parser
    self.buffer = buffer
    self.sink = sink
    self.limits = limits
    table = .iati
    symbols = SymbolMap(table.names.map { parser.symbol($0) })
    languageSymbol = parser.symbol("lang")
    carriedSymbol = parser.symbol(RecordReader.carriedNamespace)
    narrativeNumber = table.number(of: ReaderTable.narrativeName)
    languageNumber = table.number(of: ReaderTable.languageName)
    versionNumber = table.number(of: ReaderTable.versionName)
    isRestoring = false
    frames.append(Frame(node: ReaderTable.document, row: -1))
    parser.begin(handler: self)
  }

  /// Reads a part of the activity that `reader` is about to deliver.
  init(restoring path: [Frame], in reader: RecordReader, parser: XMLPushParser) {
    self.parser = parser
    buffer = reader.buffer
    sink = reader.sink
    limits = reader.limits
    table = reader.table
    symbols = SymbolMap(table.names.map { parser.symbol($0) })
    languageSymbol = parser.symbol("lang")
    carriedSymbol = parser.symbol(RecordReader.carriedNamespace)
    narrativeNumber = reader.narrativeNumber
    languageNumber = reader.languageNumber
    versionNumber = reader.versionNumber
    isRestoring = true
    fixedLine = reader.fixedLine
    for frame in path { frames.append(frame) }
    parser.begin(handler: self)
  }

  @inline(__always)
  var line: Int { fixedLine > 0 ? fixedLine : parser.line }

  public func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    if capture != nil {
      capture!.start(name, attributes)
      boundCapture()
      return
    }
    if isOversized, frames.top.row >= 0 {
      skip()
      return
    }
    let number = name.namespace == nil ? symbols.number(of: name.local) : 0
    let parent = table.nodes + frames.top.node
    if collecting { endDirectText() }
    if number == narrativeNumber, parent.pointee.narrative >= 0 {
      beginNarrative(attributes)
      return
    }
    let child = Int(parent.pointee.children[number])
    let node = table.nodes + child
    if frames.top.row == 0, isPlaceholder(attributes) {
      skip()
    } else if child == 0 {
      beginUnknown(name, attributes)
    } else if !node.pointee.repeats, frames.top.seen & node.pointee.bit != 0 {
      beginRepeated(child, name, attributes)
    } else {
      frames.top.seen |= node.pointee.bit
      frames.top.touched = true
      begin(child, attributes)
    }
  }

  public func endElement() {
    if capture != nil {
      if capture!.end() { endCapture() }
      return
    }
    if inNarrative {
      endNarrative()
      return
    }
    if collecting { endDirectText() }
    let frame = frames.removeLast()
    let record = table.nodes[frame.node].record
    if record >= 0 {
      for rule in table.inheritances[record]
      where !isRestoring && frame.row != rowWithoutCurrency
        && buffer.isAbsent(row: frame.row, column: rule.column)
      {
        buffer.copy(row: frame.row, column: rule.column, fromRow: 0, fromColumn: rule.rootColumn)
      }
      if frame.row == 0 { deliver(frame) }
    } else if !frame.touched, frame.row >= 0 {
      let name = table.nodeDetails[frame.node].name
      carry("<\(name)/>", at: path(to: name))
    }
    collecting = !frames.isEmpty && frames.top.collects
  }

  public func text(_ bytes: UnsafeRawBufferPointer) {
    if capture != nil {
      capture!.text(bytes)
      boundCapture()
    } else if collecting {
      _ = text.append(bytes)
    } else if !isBlank(bytes) {
      readStrayText(bytes)
    }
  }

  /// Whether the element only stands in for one that an activity lacked.
  @inline(__always)
  private func isPlaceholder(_ attributes: XMLAttributes) -> Bool {
    for attribute in attributes where attribute.namespace == carriedSymbol { return true }
    return false
  }

  private func begin(_ child: Int, _ attributes: XMLAttributes) {
    let node = table.nodes + child
    var frame = Frame(node: child, row: frames.top.row)
    if node.pointee.record >= 0 {
      frame.row = buffer.beginRow(node.pointee.record, parent: frame.row, line: line)
      frame.touched = true
    }
    frame.collects = node.pointee.text >= 0 || node.pointee.narrative >= 0
    frames.append(frame)
    language.removeAll()
    if node.pointee.hasDetail { readDetail(table.nodeDetails[child], attributes) }
    for index in 0..<attributes.count {
      let attribute = attributes[index]
      let number = self.number(of: attribute)
      let field = Int(node.pointee.attributes[number])
      if field > 0 {
        frames.top.touched = true
        assign(field - 1, attribute.value)
      } else {
        readUntyped(attribute, number)
      }
    }
    text.removeAll()
    collecting = frame.collects
  }

  @inline(__always)
  private func number(of attribute: XMLAttribute) -> Int {
    if attribute.namespace == nil { return symbols.number(of: attribute.local) }
    return attribute.local == languageSymbol ? languageNumber : 0
  }

  @inline(__always)
  private var isOversized: Bool { buffer.size > limits.bytes || buffer.rowCount > limits.rows }

  private func deliver(_ root: Frame) {
    if !restorations.isEmpty { restore(below: root) }
    if isOversized { reject() } else { reportMissing() }
    buffer.nameDiagnostics()
    isOrganisationFile = buffer.rootKind == .organisation
    rowWithoutCurrency = -1
    buffer = sink.receive(buffer)
  }
}
