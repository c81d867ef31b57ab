/// One element of the standard's table in the form that the writer walks:
/// without what only 1.0x knew, and with columns by number.
final class WrittenElement: Sendable {
  struct Field: Sendable {
    let source: FieldRule.Source
    let column: Int
    let name: String
    let type: ValueType
    let form: SchemaForm
    let isRequired: Bool
    /// 2.03 has no place for it: it is carried.
    let isWithdrawn: Bool
    /// The root's column that stands in for it.
    let inherits: Int?

    /// The attribute's name, where it is one.
    var attribute: String? {
      if case .attribute(let name) = source { name } else { nil }
    }
  }

  let name: String
  let record: RecordKind?
  let isRequired: Bool
  let fields: [Field]
  let children: [WrittenElement]
  /// The values by which a row of its kind is known to be one of this element.
  let constants: [(column: Int, value: String)]
  /// The columns of its row that it can hold.
  let columns: Set<Int>

  init(_ rule: ElementRule, in enclosing: RecordKind, standard: Standard) {
    let kind = rule.record ?? enclosing
    let written = rule.record.map { _ in rule.writtenColumns } ?? []
    func column(_ field: FieldRule) -> Int { standard.column(field.column, of: kind) ?? 0 }
    name = rule.name
    record = rule.record
    isRequired = rule.isRequired
    constants = rule.fields.compactMap { field in
      if case .constant(let value) = field.source { (column(field), value) } else { nil }
    }
    // Attributes come before any content.
    let fields: [Field] = rule.fields.compactMap { field in
      if case .constant = field.source { return nil }
      let isWithdrawn = field.isLegacy && rule.record != nil && !written.contains(field.column)
      guard !field.isLegacy || isWithdrawn else { return nil }
      return Field(
        source: field.source, column: column(field), name: field.column, type: field.type,
        form: field.form, isRequired: field.isRequired, isWithdrawn: isWithdrawn,
        inherits: standard.columns[kind]?[column(field)].inherits)
    }
    self.fields = fields.filter { $0.attribute != nil } + fields.filter { $0.attribute == nil }
    children = rule.children.filter { !$0.isLegacy }.map {
      WrittenElement($0, in: kind, standard: standard)
    }
    columns = children.filter { $0.record == nil }.reduce(
      into: Set(fields.map(\.column) + constants.map(\.column))
    ) { $0.formUnion($1.columns) }
  }

  /// The elements that rows of each kind become, by the number of the kind.
  static func byKind(_ roots: [WrittenElement]) -> [[WrittenElement]] {
    var elements = RecordKind.allCases.map { _ in [WrittenElement]() }
    func add(_ element: WrittenElement) {
      if let record = element.record { elements[record.index].append(element) }
      element.children.forEach(add)
    }
    roots.forEach(add)
    return elements
  }
}

extension ElementRule {
  /// The columns of its row that are written somewhere in it.
  fileprivate var writtenColumns: Set<String> {
    children.filter { !$0.isLegacy && $0.record == nil }.reduce(
      into: Set(fields.filter { !$0.isLegacy }.map(\.column))
    ) { $0.formUnion($1.writtenColumns) }
  }
}
