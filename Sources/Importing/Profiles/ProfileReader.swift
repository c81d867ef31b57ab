import IATI
import Kernel
import Reference
import XML

/// Reads donor XML by a ``MappingProfile``, as events of the XML parser, and
/// holds one record at a time.
///
/// What the profile does not say is not guessed: a value that is not as the
/// profile describes it is a finding, and its column stays empty.
public final class ProfileReader: XMLHandler {
  /// What was found, the first thousand; each names file, line, column and value.
  /// What the columns do not take is among the findings of the buffers.
  public var diagnostics: [Diagnostic] { findings.listed }
  /// How many records the file has so far.
  public private(set) var recordCount = 0
  /// How many of them were left out.
  public internal(set) var rejectedCount = 0

  let profile: MappingProfile
  let limits: RecordLimits
  let file: String?
  var tree = ElementTree()
  /// The attributes of the elements around the record, the root's first.
  var ancestors: [(line: Int, attributes: [ElementTree.Attribute])] = []
  /// What paths from children found in the record: looked for once, not for every child.
  private var foundInRecord: [[Int]: Int?] = [:]
  private let output: any ProfileOutput
  private let parser: XMLPushParser
  private let numbers: [Symbol: Int]
  /// Open elements, and how many of them lead to the record.
  private var depth = 0
  private var matched = 0
  private var isInRecord = false
  private var isTooLarge = false
  private var findings: Findings

  private struct Symbol: Hashable {
    let local: XMLSymbol
    let namespace: XMLSymbol?
  }

  /// A reader whose records become activities.
  ///
  /// - Throws: ``ProfileFailure`` where the profile makes something else.
  public convenience init(
    _ profile: MappingProfile, parser: XMLPushParser, file: String? = nil, buffer: RecordBuffer,
    sink: any RecordSink, limits: RecordLimits = .standard
  ) throws(ProfileFailure) {
    try self.init(
      profile, parser, file, limits, .activities, ActivityOutput(buffer: buffer, sink: sink))
  }

  /// A reader whose records become exchange rates, given with their line.
  ///
  /// - Throws: ``ProfileFailure`` where the profile makes something else.
  public convenience init(
    _ profile: MappingProfile, parser: XMLPushParser, file: String? = nil,
    limits: RecordLimits = .standard, rates: @escaping (_ rate: ExchangeRate, _ line: Int) -> Void
  ) throws(ProfileFailure) {
    try self.init(profile, parser, file, limits, .rates, RateOutput(give: rates))
  }

  private init(
    _ profile: MappingProfile, _ parser: XMLPushParser, _ file: String?, _ limits: RecordLimits,
    _ product: MappingProfile.Product, _ output: any ProfileOutput
  ) throws(ProfileFailure) {
    guard profile.produces == product else {
      throw ProfileFailure(
        Diagnostic(
          .critical, rule: "profile.produces", at: Place(path: profile.id),
          "The profile \(profile.id) makes \(profile.produces), not \(product).",
          remedy: "Use another profile, or the command for \(profile.produces)."))
    }
    self.profile = profile
    self.limits = limits
    self.file = file
    findings = Findings(file: file)
    findings.limit = limits.diagnostics
    self.parser = parser
    self.output = output
    numbers = Dictionary(
      uniqueKeysWithValues: profile.names.enumerated().map { number, name in
        let namespace = name.namespace.map { parser.symbol($0) }
        return (Symbol(local: parser.symbol(name.local), namespace: namespace), number)
      })
    parser.begin(handler: self)
  }

  // MARK: Events

  public func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    defer { depth += 1 }
    let number = numbers[Symbol(local: name.local, namespace: name.namespace)] ?? -1
    if isInRecord {
      begin(number, attributes)
      return
    }
    guard depth == matched else { return }
    guard number == profile.record.steps[depth] else {
      if depth == 0 { refuse(name) }
      return
    }
    matched += 1
    if matched < profile.record.steps.count {
      ancestors.append((parser.line, named(attributes)))
    } else {
      isInRecord = true
      begin(number, attributes)
    }
  }

  public func endElement() {
    depth -= 1
    if isInRecord {
      guard tree.end() else { return }
      endRecord()
      matched -= 1
    } else if depth < matched {
      matched -= 1
      ancestors.removeLast()
    }
    if depth == 0 { endDocument() }
  }

  public func text(_ bytes: UnsafeRawBufferPointer) {
    if isInRecord, !isTooLarge { tree.append(bytes) }
  }

  // MARK: Records

  private func begin(_ number: Int, _ attributes: XMLAttributes) {
    isTooLarge = isTooLarge || tree.size > limits.bytes || tree.elements.count > limits.rows
    // Of a record that is too large only the nesting is followed.
    tree.begin(number, line: parser.line, attributes: isTooLarge ? [] : named(attributes))
  }

  /// The attributes that paths name.
  private func named(_ attributes: XMLAttributes) -> [ElementTree.Attribute] {
    attributes.compactMap { attribute in
      numbers[Symbol(local: attribute.local, namespace: attribute.namespace)].map {
        ElementTree.Attribute(name: $0, value: attribute.string)
      }
    }
  }

  private func endRecord() {
    recordCount += 1
    if isTooLarge {
      rejectedCount += 1
      report(
        .error, "limit", line: tree.elements[0].line, path: profile.record.text,
        "The record is over \(limits.bytes) bytes and is left out.",
        remedy: "Check that `record` names the element of one record.")
    } else {
      output.take(self)
    }
    tree.removeAll()
    foundInRecord.removeAll(keepingCapacity: true)
    isInRecord = false
    isTooLarge = false
  }

  /// The first element that the steps lead to from the record.
  func firstOfRecord(at steps: [Int]) -> Int? {
    if let known = foundInRecord[steps] { return known }
    let found = tree.first(at: steps[...], from: 0)
    foundInRecord[steps] = .some(found)
    return found
  }

  private func endDocument() {
    if recordCount == 0 {
      report(
        .warning, "records.none", line: nil, path: profile.record.text,
        "The file has no element \(profile.record.text).",
        remedy: "Check that the profile \(profile.id) is the one for this file.")
    }
  }

  private func refuse(_ name: XMLName) {
    let namespace = name.namespace.map { " in the namespace \(String(cString: $0))" } ?? ""
    parser.stop(
      with: XMLFailure(
        Diagnostic(
          .critical, rule: "profile.root",
          at: Place(file: file, line: parser.line, column: parser.column),
          "The file begins with <\(name)>\(namespace), which is not how \(profile.record.text) "
            + "begins.",
          remedy: "Use another profile than \(profile.id), or correct its `record` and "
            + "`namespaces`.")))
  }

  func report(
    _ severity: Severity, _ rule: String, line: Int?, record: String? = nil, path: String,
    _ message: String, remedy: String
  ) {
    report(
      Diagnostic(
        severity, rule: "profile." + rule,
        at: Place(file: file, line: line, record: record, path: path), message, remedy: remedy))
  }

  func report(_ finding: Diagnostic) {
    findings.add(finding)
  }
}
