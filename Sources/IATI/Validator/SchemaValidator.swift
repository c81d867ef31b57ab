import Kernel
import XML

/// Holds a document against the official schema of its version, as the parser reads it.
///
/// It goes on after a fault, so that one mistake hides no other: an element at the wrong
/// place is checked like any other, one that the schema does not know is left out whole.
final class SchemaValidator: XMLHandler {
  /// An open element.
  struct Frame {
    let name: XMLName
    let type: Int
    let line: Int
    let column: Int
    /// The step in which the last child stood, and that child.
    var step = 0
    var last: XMLName?
    /// The steps in which something stood.
    var seen: UInt64 = 0
    var hasStrayText = false
  }

  /// So many identifiers of elements are compared with each other.
  private static let comparedIDs = 100_000

  var result = Validation()
  let parser: XMLPushParser
  private let file: String?
  let table = SchemaTable.iati
  private let symbols: SymbolMap
  private let xmlAttributes: [(local: XMLSymbol, number: Int, value: SchemaValue)]
  private let recordNames: [XMLSymbol]
  private let identifierNames: [XMLSymbol]
  private let xmlNamespace: XMLSymbol
  private let instanceNamespace: XMLSymbol
  private(set) var schema: SchemaTable.Schema?
  var frames: [Frame] = []
  /// The depth within an element that is left out.
  private var skipped = 0
  /// The text of an element whose text has a type, or is the activity's identifier.
  private var text: [UInt8] = []
  private var ids: Set<String> = []
  /// The identifier of the activity or organisation that is open, and its first finding.
  private var identifier: String?
  var firstOfRecord = 0
  /// Whether the activity or organisation that is open states a currency for its amounts.
  var hasDefaultCurrency = false
  /// How many findings there are of each rule.
  var counts: [String: Int] = [:]

  /// - Parameter file: the file's name for failures.
  init(parser: XMLPushParser, file: String? = nil) {
    self.parser = parser
    self.file = file
    symbols = SymbolMap(table.names.map { parser.symbol($0) })
    xmlAttributes = SchemaTable.xmlAttributes.map { name, value in
      let number = SchemaTable.iati.names.firstIndex(of: "xml:\(name)") ?? 0
      return (parser.symbol(name), number, value)
    }
    recordNames = ["iati-activity", "iati-organisation"].map { parser.symbol($0) }
    identifierNames = ["iati-identifier", "organisation-identifier"].map { parser.symbol($0) }
    xmlNamespace = parser.symbol("http://www.w3.org/XML/1998/namespace")
    instanceNamespace = parser.symbol("http://www.w3.org/2001/XMLSchema-instance")
    parser.begin(handler: self)
  }

  // MARK: Events

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    if skipped > 0 {
      skipped += 1
    } else if let type = frames.isEmpty ? rootType(name, attributes) : type(of: name) {
      frames.append(
        Frame(name: name, type: type, line: parser.line, column: parser.column))
      text.removeAll(keepingCapacity: true)
      if isRecord(name, at: frames.count - 1) { firstOfRecord = result.diagnostics.count }
      check(attributes, of: table.types[type])
      checkContent(attributes, of: table.types[type])
    } else {
      skipped = 1
    }
  }

  func endElement() {
    if skipped > 0 {
      skipped -= 1
      return
    }
    guard let frame = frames.last else { return }
    let type = table.types[frame.type]
    if case .value(let value) = type.content {
      let isAccepted = text.withUnsafeBytes { value.accepts($0) }
      if !isAccepted { reportValue(text[...], value, attribute: nil) }
    }
    for (index, step) in type.steps.enumerated()
    where step.isRequired && frame.seen & 1 << index == 0 {
      reportMissing(step)
    }
    if isIdentifier(frame) {
      let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      identifier = words.isEmpty ? nil : words.joined(separator: " ")
    }
    frames.removeLast()
    if isRecord(frame.name, at: frames.count) {
      settle(identifier)
      identifier = nil
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) {
    guard skipped == 0, let frame = frames.last else { return }
    switch table.types[frame.type].content {
    case .elements:
      if !frame.hasStrayText, bytes.contains(where: { !isXMLSpace($0) }) {
        frames[frames.count - 1].hasStrayText = true
        reportText(bytes)
      }
    case .value(let value) where value != .string: text.append(contentsOf: bytes)
    default: if isIdentifier(frame) { text.append(contentsOf: bytes) }
    }
  }

  // MARK: Elements

  /// The type of the root, by the version that it claims; nil where there is none.
  private func rootType(_ name: XMLName, _ attributes: XMLAttributes) -> Int? {
    let local = name.namespace == nil ? String(cString: name.local) : ""
    let root: String
    switch local {
    case "iati-activities", "iati-activity": root = "iati-activities"
    case "iati-organisations", "iati-organisation": root = "iati-organisations"
    default:
      parser.stop(
        with: .notIATI(name, at: Place(file: file, line: parser.line, column: parser.column)))
      return nil
    }
    let claimed = attributes.first {
      $0.namespace == nil && $0.local == parser.symbol("version")
    }
    result.version = claimed.map { String(decoding: trimmed($0.value), as: UTF8.self) }
    schema = result.version.flatMap(StandardVersion.init(rawValue:))
      .flatMap { table.schema($0, root: root) }
    guard let type = schema?.elements[symbols.number(of: name.local)] else {
      reportVersion(of: name)
      return nil
    }
    return type
  }

  /// The type of a child of the open element; nil for one that has no place there.
  private func type(of name: XMLName) -> Int? {
    let number = name.namespace == nil ? symbols.number(of: name.local) : 0
    let top = frames.count - 1
    let type = table.types[frames[top].type]
    if type.content == .anything { return schema?.elements[number] ?? table.foreign }
    func accepted(_ step: SchemaType.Step) -> Int? {
      if name.namespace != nil { return step.takesOthers ? table.foreign : nil }
      return step.type(of: number)
    }
    let from = frames[top].step
    // From where the last child stood to the end, then what lies before.
    for offset in type.steps.indices {
      let index = (from + offset) % type.steps.count
      guard let found = accepted(type.steps[index]) else { continue }
      if frames[top].seen & 1 << index != 0, !type.steps[index].repeats {
        reportRepeated(name)
      } else if index < from {
        if !type.mixes(index, with: from, seen: frames[top].seen) { reportOrder(name) }
      } else {
        frames[top].step = index
        frames[top].last = name
      }
      frames[top].seen |= 1 << index
      return found
    }
    reportUnknown(name)
    return nil
  }

  /// Whether an element at a depth is an activity or organisation, below the root or itself one.
  func isRecord(_ name: XMLName, at depth: Int) -> Bool {
    depth <= 1 && name.namespace == nil && recordNames.contains(name.local)
  }

  private func isIdentifier(_ frame: Frame) -> Bool {
    identifier == nil && frames.count <= 3 && frame.name.namespace == nil
      && identifierNames.contains(frame.name.local)
  }

  // MARK: Attributes

  private func check(_ attributes: XMLAttributes, of type: SchemaType) {
    var seen: UInt64 = 0
    for attribute in attributes {
      switch attribute.namespace {
      case nil: checkOwn(attribute, of: type, &seen)
      case xmlNamespace: checkXML(attribute, of: type, &seen)
      case instanceNamespace where checkInstance(attribute, of: type): break
      default: if !type.takesOtherAttributes { reportUnknown(attribute) }
      }
    }
    for (index, rule) in type.attributes.enumerated()
    where rule.isRequired && seen & 1 << index == 0 {
      reportMissing(attribute: table.names[rule.name])
    }
  }

  private func checkOwn(
    _ attribute: XMLAttribute, of type: SchemaType, _ seen: inout UInt64
  ) {
    let number = symbols.number(of: attribute.local)
    if let index = type.attributes.firstIndex(where: { $0.name == number }) {
      seen |= 1 << index
      check(attribute, type.attributes[index].value)
    } else if type.content != .anything {
      reportUnknown(attribute)
    } else if let value = schema?.attributes[number] {
      check(attribute, value)
    }
  }

  private func checkXML(
    _ attribute: XMLAttribute, of type: SchemaType, _ seen: inout UInt64
  ) {
    let rule = xmlAttributes.first { $0.local == attribute.local }
    if let rule, let index = type.attributes.firstIndex(where: { $0.name == rule.number }) {
      seen |= 1 << index
    } else if !type.takesOtherAttributes {
      reportUnknown(attribute)
    }
    guard let rule else { return }
    check(attribute, rule.value)
    if rule.value == .id, ids.count < SchemaValidator.comparedIDs {
      let isNew = ids.insert(String(decoding: trimmed(attribute.value), as: UTF8.self)).inserted
      if !isNew { reportRepeated(id: attribute.string) }
    }
  }

  /// Whether an attribute of XML Schema's instances is done with: hints where a schema
  /// lies are let through, IATI's elements cannot be of another type or without a value.
  private func checkInstance(_ attribute: XMLAttribute, of type: SchemaType) -> Bool {
    switch String(cString: attribute.local) {
    case "schemaLocation", "noNamespaceSchemaLocation": break
    case "type", "nil": if type.content != .anything { reportUnknown(attribute) }
    default: return false
    }
    return true
  }

  private func check(_ attribute: XMLAttribute, _ value: SchemaValue) {
    guard !value.accepts(attribute.value) else { return }
    reportValue(
      Array(attribute.value)[...], value, attribute: attribute.name.description)
  }
}
