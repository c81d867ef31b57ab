import CodeLists

/// Numbers the names, fields and nodes of the standard's table.
struct ReaderTableBuilder {
  private let standard: Standard
  private(set) var names: [String] = [""]
  private var numbers: [String: Int] = [:]
  private(set) var nodes: [ReaderTable.Node] = []
  private(set) var nodeDetails: [ReaderTable.NodeDetail] = []
  private(set) var fields: [ReaderTable.Field] = []
  private(set) var fieldDetails: [ReaderTable.FieldDetail] = []

  init(standard: Standard) {
    self.standard = standard
  }

  mutating func build() {
    let containers = ["iati-activities", "iati-organisations"]
    for name in [ReaderTable.languageName, ReaderTable.narrativeName, ReaderTable.versionName]
      + containers
    { number(name) }
    for root in standard.roots { numberNames(of: root) }

    let document = addNode(named: "")
    for (container, root) in zip(containers, standard.roots) {
      let node = add(root, into: .activity, position: 0, path: "")
      let parent = addNode(named: container)
      link(node, root.name, below: parent)
      link(node, root.name, below: document)
      link(parent, container, below: document)
    }
  }

  private mutating func number(_ name: String) {
    guard numbers[name] == nil else { return }
    numbers[name] = names.count
    names.append(name)
  }

  private mutating func numberNames(of rule: ElementRule) {
    number(rule.name)
    for case .attribute(let name) in rule.fields.map(\.source) { number(name) }
    for child in rule.children { numberNames(of: child) }
  }

  private mutating func addNode(named name: String) -> Int {
    func emptyTable() -> UnsafeMutablePointer<UInt16> {
      let table = UnsafeMutablePointer<UInt16>.allocate(capacity: names.count)
      table.initialize(repeating: 0, count: names.count)
      return table
    }
    nodes.append(ReaderTable.Node(children: emptyTable(), attributes: emptyTable()))
    nodeDetails.append(ReaderTable.NodeDetail(name: name))
    return nodes.count - 1
  }

  private func link(_ node: Int, _ name: String, below parent: Int) {
    nodes[parent].children[numbers[name] ?? 0] = UInt16(node)
  }

  private mutating func add(
    _ rule: ElementRule, into enclosing: RecordKind, position: Int, path: String
  ) -> Int {
    let kind = rule.record ?? enclosing
    let path = rule.record == nil ? "\(path)\(rule.name)/" : ""
    let place = addNode(named: rule.name)
    var node = nodes[place]
    var detail = nodeDetails[place]
    node.record = rule.record?.index ?? -1
    detail.isRepeatable = rule.isRepeatable
    node.bit = 1 << UInt64(position)
    for field in rule.fields {
      switch field.source {
      case .attribute(let name):
        node.attributes[numbers[name] ?? 0] = UInt16(
          add(field, of: kind, source: "@\(name)", path) + 1)
      case .text:
        node.text = add(field, of: kind, source: "text()", path)
      case .narrative:
        node.narrative = add(field, of: kind, source: "text()", path)
      case .constant(let value):
        detail.constants.append((standard.column(field.column, of: kind) ?? 0, value))
      case .joined(let names):
        detail.joined.append((add(field, of: kind, source: "text()", path), names))
      }
    }
    node.repeats = rule.record != nil || (node.narrative >= 0 && rule.fields.count == 1)
    node.hasDetail = !detail.constants.isEmpty || !detail.joined.isEmpty
    nodes[place] = node
    nodeDetails[place] = detail
    for (index, child) in rule.children.enumerated() {
      link(add(child, into: kind, position: index, path: path), child.name, below: place)
    }
    return place
  }

  private mutating func add(
    _ rule: FieldRule, of kind: RecordKind, source: String, _ path: String
  ) -> Int {
    let listName =
      switch rule.type {
      case .code(let name): name
      case .currency: "Currency"
      default: ""
      }
    // A code list lives as long as the process.
    let list = CodeList.named(listName).map { Unmanaged.passRetained($0) }
    fields.append(
      ReaderTable.Field(
        column: standard.column(rule.column, of: kind) ?? 0, type: rule.type.tag, list: list))
    fieldDetails.append(
      ReaderTable.FieldDetail(
        column: rule.column, source: source, listName: listName,
        upgrade: CodeUpgrade.forList(listName), kind: kind, path: path + source,
        isNarrative: rule.source == .narrative))
    return fields.count - 1
  }
}

extension ValueType {
  /// The type without the name of its list.
  enum Tag { case text, code, date, decimal, integer, boolean, currency, language }

  var tag: Tag {
    switch self {
    case .text: .text
    case .code: .code
    case .date: .date
    case .decimal: .decimal
    case .integer: .integer
    case .boolean: .boolean
    case .currency: .currency
    case .language: .language
    }
  }
}

extension CodeUpgrade {
  /// What the codes of 1.0x became, for the lists that changed.
  static func forList(_ name: String) -> CodeUpgrade? {
    switch name {
    case "TransactionType": .transactionType
    case "OrganisationRole": .organisationRole
    case "ActivityDateType": .activityDateType
    case "BudgetType": .budgetType
    case "SectorVocabulary": .sectorVocabulary
    case "PolicyMarkerVocabulary": .policyMarkerVocabulary
    default: nil
    }
  }
}
