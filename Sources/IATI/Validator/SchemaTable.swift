/// The official XML schemas of all versions as one table, which `generate.py` writes.
struct SchemaTable: Sendable {
  /// The schema of one version and kind of file.
  struct Schema: Sendable {
    let version: StandardVersion
    /// The types of the elements that may stand within anything, by the numbers of their names.
    let elements: [Int: Int]
    /// The same for attributes.
    let attributes: [Int: SchemaValue]
  }

  /// Names by their numbers; 0 names nothing.
  private(set) var names = [""]
  /// The last one is that of foreign elements.
  private(set) var types: [SchemaType] = []
  private var schemas: [String: [StandardVersion: Schema]] = [:]
  private var numbers: [String: Int] = [:]

  static let iati = SchemaTable(types: typeLines, schemas: schemaLines)

  /// The number of the type of foreign elements.
  var foreign: Int { types.count - 1 }

  /// The attributes of XML itself, which may stand wherever those of other namespaces may.
  static let xmlAttributes: [(name: String, value: SchemaValue)] = [
    ("lang", .languageOrNone), ("space", .space), ("base", .uri), ("id", .id),
  ]

  /// - Parameters as `generate.py` documents them.
  init(types typeLines: String, schemas schemaLines: String) {
    for line in typeLines.split(separator: "\n") { types.append(type(fields(line))) }
    types.append(.anything)
    for line in schemaLines.split(separator: "\n") {
      let fields = fields(line)
      guard let version = StandardVersion(rawValue: String(fields[0])) else { continue }
      let elements = references(fields[2])
      let attributes = attributes(fields[3])
      schemas[String(fields[1]), default: [:]][version] = Schema(
        version: version,
        elements: Dictionary(elements.map { ($0.name, $0.type) }) { first, _ in first },
        attributes: Dictionary(attributes.map { ($0.name, $0.value) }) { first, _ in first })
    }
  }

  /// The schema of a file by its root; nil where the version has none.
  func schema(_ version: StandardVersion, root: String) -> Schema? { schemas[root]?[version] }

  // MARK: Reading lines

  private func fields(_ line: Substring) -> [Substring] {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    return fields + Array(repeating: "", count: max(0, 4 - fields.count))
  }

  private mutating func number(of name: Substring) -> Int {
    let name = String(name)
    if let number = numbers[name] { return number }
    names.append(name)
    numbers[name] = names.count - 1
    return names.count - 1
  }

  private mutating func type(_ fields: [Substring]) -> SchemaType {
    let takesOthers = fields[0].hasSuffix("+")
    let content: SchemaType.Content =
      switch takesOthers ? fields[0].dropLast() : fields[0] {
      case "elements": .elements
      case "mixed": .mixed
      case "anything": .anything
      case let name: .value(SchemaValue(rawValue: String(name)) ?? .string)
      }
    return SchemaType(
      content: content, takesOtherAttributes: takesOthers || content == .anything,
      attributes: attributes(fields[1]),
      steps: fields[2].split(separator: " ").map { step($0) })
  }

  private mutating func attributes(_ field: Substring) -> [SchemaType.Attribute] {
    field.split(separator: " ").compactMap { word in
      let isRequired = word.hasSuffix("!")
      let word = isRequired ? word.dropLast() : word
      guard let colon = word.lastIndex(of: ":"),
        let value = SchemaValue(rawValue: String(word[word.index(after: colon)...]))
      else { return nil }
      return SchemaType.Attribute(
        name: number(of: word[..<colon]), value: value, isRequired: isRequired)
    }
  }

  private mutating func step(_ word: Substring) -> SchemaType.Step {
    let occurrence = word.last.flatMap { "?*+".contains($0) ? $0 : nil }
    let members = (occurrence == nil ? word : word.dropLast()).split(separator: "|")
    return SchemaType.Step(
      elements: references(Substring(members.joined(separator: " "))),
      takesOthers: members.contains("##"),
      isRequired: occurrence == nil || occurrence == "+",
      repeats: occurrence == "*" || occurrence == "+")
  }

  private mutating func references(_ words: Substring) -> [(name: Int, type: Int)] {
    words.split(separator: " ").compactMap { word in
      guard let colon = word.firstIndex(of: ":"), let type = Int(word[word.index(after: colon)...])
      else { return nil }
      return (number(of: word[..<colon]), type)
    }
  }
}
