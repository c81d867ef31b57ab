import Yams

extension ProfileParser {
  private static let required = ["profile", "format", "produces", "record", "fields"]
  private static let optional = [
    "namespaces", "numbers", "dates", "inherit", "constants", "children", "codes",
  ]

  /// Reads the whole profile; nil where findings say why not.
  mutating func profile(_ root: Node) -> MappingProfile? {
    let keys = keys(of: root, "the profile", allowed: Self.required + Self.optional)
    for key in Self.required where keys[key] == nil {
      report(
        "key.missing", at: root, path: key, "The profile has no key “\(key)”.",
        remedy: "Add it; Imports/profiles/README.md says what it holds.")
    }
    readSettings(keys)
    let id = keys["profile"].flatMap { self.id($0.value) }
    if let format = keys["format"]?.value, let text = text(format, "format"), text != "1" {
      report(
        "format", at: format, path: "format", "The format “\(text)” is not known.",
        remedy: "Write `format: 1`, or use a newer Baraza.")
    }
    let product = keys["produces"].flatMap { word($0.value, "produces", as: Product.self) }
    let record = keys["record"].flatMap { path($0.value, "record", .elements) }
    guard let product, let fields = keys["fields"]?.value else { return nil }

    let depth = (record?.steps.count ?? 1) - 1
    let kind = product == .activities ? ProfileKind.activity : .rate
    let row = MappingProfile.RowSource(
      kind: kind, path: nil, columns: recordColumns(keys, fields, kind, depth: depth))
    var children: [MappingProfile.RowSource] = []
    if let entry = keys["children"] {
      if product == .rates {
        report(
          "children", at: entry.keyNode, path: "children", "A rate has no rows below it.",
          remedy: "Remove `children`; `record` names the element of one rate.")
      } else {
        children = self.children(entry.value, depth: depth)
      }
    }
    guard let id, let record else { return nil }
    return MappingProfile(
      id: id, produces: product, record: record, row: row, children: children, names: names)
  }

  private typealias Product = MappingProfile.Product

  /// Reads what the paths and columns need to be read.
  private mutating func readSettings(_ keys: [String: Entry]) {
    if let entry = keys["namespaces"] { namespaces = texts(entry.value, "namespaces") }
    if let entry = keys["numbers"] {
      number = numberFormat(entry.value, "numbers") ?? .standard
    }
    if let entry = keys["dates"] {
      date = word(entry.value, "dates", as: DatePattern.self) ?? .standard
    }
    guard let entry = keys["codes"] else { return }
    for list in entries(of: entry.value, "codes") {
      codes[list.key] = texts(list.value, "codes.\(list.key)")
    }
  }

  private mutating func id(_ node: Node) -> String? {
    guard let id = text(node, "profile") else { return nil }
    guard id.wholeMatch(of: /[a-z0-9\-]+/) != nil else {
      report(
        "id", at: node, path: "profile", "“\(id)” is not an id of a profile.",
        remedy: "Use a-z, 0-9 and - alone.")
      return nil
    }
    let fileName = file?.split(separator: "/").last
    guard fileName == nil || fileName == "\(id).yaml" else {
      report(
        "id.file", at: node, path: "profile", "The profile “\(id)” is not the one of this file.",
        remedy: "Name the file \(id).yaml, or correct the id.")
      return nil
    }
    return id
  }

  /// One of a fixed set of words.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ node: Node, _ name: String, as type: Word.Type
  ) -> Word? {
    guard let text = text(node, name) else { return nil }
    if let word = Word(rawValue: text) { return word }
    report(
      "word", at: node, path: name, "\(name) cannot be “\(text)”.",
      remedy: "Use one of \(Word.allCases.map(\.rawValue).joined(separator: ", ")).")
    return nil
  }

  mutating func numberFormat(_ node: Node, _ name: String) -> NumberFormat? {
    let keys = keys(of: node, name, allowed: ["decimal", "group"])
    var format = NumberFormat()
    if let entry = keys["decimal"] {
      guard let mark = mark(entry.value, "\(name).decimal") else { return nil }
      format.decimal = mark
    }
    if let entry = keys["group"] {
      guard let mark = mark(entry.value, "\(name).group") else { return nil }
      format.group = mark
    }
    guard format.decimal != format.group else {
      report(
        "number", at: node, path: name, "\(name) has one mark for decimals and thousands.",
        remedy: "Give two marks, as {decimal: \",\", group: \".\"}.")
      return nil
    }
    return format
  }

  private mutating func mark(_ node: Node, _ name: String) -> Unicode.Scalar? {
    guard let text = text(node, name) else { return nil }
    let scalars = text.unicodeScalars
    if scalars.count == 1, let mark = scalars.first, mark != "-", mark != "+",
      mark.properties.numericType == nil
    {
      return mark
    }
    report(
      "number", at: node, path: name, "“\(text)” is not a mark in numbers.",
      remedy: "Write one character that is neither a digit nor a sign.")
    return nil
  }
}
