import Kernel
import XML

/// What is wrong by the schema, in words.
extension SchemaValidator {
  /// So many findings of a rule are listed.
  private static let listed = 1_000

  func reportMissing(_ step: SchemaType.Step) {
    guard let frame = frames.last else { return }
    guard step.elements.count == 1, let name = step.elements.first.map({ table.names[$0.name] })
    else {
      return report(
        "schema.element.missing", "<\(frame.name)> is empty.",
        remedy: "IATI \(version) asks for at least one element in it.", at: frame)
    }
    let steps = table.types[frame.type].steps
    let before = steps.prefix { $0.elements.first?.name != step.elements[0].name }.last?
      .elements.first.map { " after <\(table.names[$0.name])>" }
    report(
      "schema.element.missing", "<\(frame.name)> has no <\(name)>.",
      remedy: "IATI \(version) requires it: add it\(before ?? " as the first element").",
      at: frame, path: name)
  }

  func reportRepeated(_ name: XMLName) {
    report(
      "schema.element.repeated", "<\(name)> stands more than once in <\(openName)>.",
      remedy: "IATI \(version) allows it once: keep one.", path: "\(name)")
  }

  func reportOrder(_ name: XMLName) {
    let last = frames.last?.last.map { "\($0)" } ?? ""
    report(
      "schema.element.order", "<\(name)> stands after <\(last)> in <\(openName)>.",
      remedy: "IATI \(version) has an order: move it before <\(last)>.", path: "\(name)")
  }

  func reportUnknown(_ name: XMLName) {
    let type = frames.last.map { table.types[$0.type] }
    if type?.steps.isEmpty == true {
      report(
        "schema.element.unknown", "<\(openName)> holds text alone, not <\(name)>.",
        remedy: "Remove the element, keep its text.", path: "\(name)")
    } else {
      report(
        "schema.element.unknown", "IATI \(version) has no <\(name)> in <\(openName)>.",
        remedy: "Check the spelling and the place of the element, or remove it.",
        path: "\(name)")
    }
  }

  func reportText(_ bytes: UnsafeRawBufferPointer) {
    let steps = frames.last.map { table.types[$0.type].steps } ?? []
    let takesNarrative = steps.contains { step in
      step.elements.contains { table.names[$0.name] == "narrative" }
    }
    report(
      "schema.text", "“\(excerpt(bytes))” stands in <\(openName)>, which holds elements alone.",
      remedy: takesNarrative ? "Put the text into a <narrative>." : "Remove the text.",
      path: "text()")
  }

  func reportMissing(attribute name: String) {
    report(
      "schema.attribute.missing", "<\(openName)> has no attribute “\(name)”.",
      remedy: "IATI \(version) requires it: add it.", path: "@\(name)")
  }

  func reportUnknown(_ attribute: XMLAttribute) {
    report(
      "schema.attribute.unknown",
      "IATI \(version) has no attribute “\(attribute.name)” of <\(openName)>.",
      remedy: "Check its spelling, or remove it.", path: "@\(attribute.name)")
  }

  func reportRepeated(id: String) {
    report(
      "schema.value.id", "The xml:id “\(id)” stands more than once in the file.",
      remedy: "Give each element its own.", path: "@xml:id")
  }

  func reportValue(_ bytes: ArraySlice<UInt8>, _ value: SchemaValue, attribute: String?) {
    let words = bytes.withUnsafeBytes(excerpt)
    let owner = attribute.map { "“\($0)” of <\(openName)>" } ?? "<\(openName)>"
    let isPadded = bytes.withUnsafeBytes { value.accepts(trimmed($0)) }
    let found = words.isEmpty ? "is empty; it must be" : "is “\(words)”, not"
    report(
      "schema.value.\(value.rule)", "\(owner) \(found) \(value.description).",
      remedy: isPadded ? "Remove the white space around it." : value.remedy,
      path: attribute.map { "@\($0)" } ?? "text()")
  }

  func reportVersion(of root: XMLName) {
    let known = StandardVersion.allCases.map(\.rawValue).joined(separator: ", ")
    let message =
      result.version.map { "The file claims to be IATI “\($0)”, which is no version." }
      ?? "The file does not say which version of IATI it is."
    report(
      "schema.version", message,
      remedy: "State one of \(known) in the attribute “version” of <\(root)>; nothing else was "
        + "checked.", path: "@version")
  }

  /// Gives the findings of an activity or organisation that ends its identifier, and
  /// puts them into the file's order.
  func settle(_ identifier: String?) {
    guard firstOfRecord < result.diagnostics.count else { return }
    let findings = result.diagnostics[firstOfRecord...].enumerated().sorted {
      let (left, right) = ($0.element.place, $1.element.place)
      return (left.line ?? 0, left.column ?? 0, $0.offset)
        < (right.line ?? 0, right.column ?? 0, $1.offset)
    }
    result.diagnostics.replaceSubrange(
      firstOfRecord...,
      with: findings.map { _, finding in
        var finding = finding
        finding.place.record = identifier
        return finding
      })
    firstOfRecord = result.diagnostics.count
  }

  // MARK: -

  private var version: String { result.version ?? "" }

  var openName: String { frames.last.map { "\($0.name)" } ?? "" }

  /// A fault by the schema, where the parser stands or at the start of `frame`.
  private func report(
    _ rule: String, _ message: String, remedy: String, at frame: Frame? = nil, path: String? = nil
  ) {
    result.isValid = false
    report(.error, rule, message, remedy: remedy, at: frame, path: path)
  }

  /// A finding of any weight, which leaves the verdict as it is.
  func report(
    _ severity: Severity, _ rule: String, _ message: String, remedy: String,
    at frame: Frame? = nil, path: String? = nil
  ) {
    counts[rule, default: 0] += 1
    guard counts[rule, default: 0] <= SchemaValidator.listed else {
      result.unlisted[rule, default: 0] += 1
      return
    }
    let names = frames.map { "\($0.name)" }.drop { $0.hasPrefix("iati-") && $0.hasSuffix("s") }
    let steps = Array(names.dropFirst()) + [path].compactMap { $0 }
    let place = Place(
      line: frame?.line ?? parser.line, column: frame?.column ?? parser.column,
      path: steps.isEmpty ? names.first : steps.joined(separator: "/"))
    result.diagnostics.append(
      Diagnostic(severity, rule: rule, at: place, message, remedy: remedy))
  }

  /// The beginning of a value, on one line.
  func excerpt(_ bytes: UnsafeRawBufferPointer) -> String {
    let longest = 60
    let words = String(decoding: trimmed(bytes).prefix(longest * 4), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > longest ? words.prefix(longest) + "…" : words
  }
}

extension SchemaValue {
  /// The last part of the rule's name.
  fileprivate var rule: String {
    switch self {
    case .integer, .int, .nonNegativeInteger, .positiveInteger: "integer"
    case .languageOrNone: "language"
    case .uri: "uri"
    case .token: "token"
    case .id: "id"
    default: rawValue
    }
  }

  fileprivate var description: String {
    switch self {
    case .string: "a text"
    case .decimal: "a number such as 1200.50"
    case .integer: "a whole number"
    case .int: "a whole number of up to nine digits"
    case .nonNegativeInteger: "a whole number, 0 or more"
    case .positiveInteger: "a whole number above 0"
    case .boolean: "true, false, 1 or 0"
    case .date: "a date such as 2024-03-08"
    case .dateTime: "a time such as 2024-03-08T12:00:00Z"
    case .uri: "a web address such as https://example.org/report.pdf"
    case .language, .languageOrNone: "a language such as en"
    case .space: "default or preserve"
    case .token: "one word"
    case .id: "a name that begins with a letter"
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .decimal: "Write digits with a point before decimals, without thousands separators."
    case .date: "Write year, month and day as YYYY-MM-DD."
    case .dateTime: "Write YYYY-MM-DDThh:mm:ss, with Z or a zone behind it."
    case .uri: "Check the address; write %20 for a blank, %5B and %5D for brackets."
    default: "Correct the value."
    }
  }
}

extension XMLFailure {
  static func notIATI(_ root: XMLName, at place: Place) -> XMLFailure {
    let namespace = root.namespace.map { " of the namespace “\(String(cString: $0))”" } ?? ""
    return XMLFailure(
      Diagnostic(
        .critical, rule: "iati.root", at: place,
        "The file begins with <\(root)>\(namespace), not with <iati-activities> or "
          + "<iati-organisations>.",
        remedy: "Give an IATI file; its elements are in no namespace."))
  }
}
