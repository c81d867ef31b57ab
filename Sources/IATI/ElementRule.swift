/// One line of the standard's table: an element, what row it begins or what
/// columns of the enclosing row it fills, and what may stand in it.
///
/// Children are listed in the order of the 2.03 schema, which is the order in
/// which they are written.
public struct ElementRule: Sendable {
  public var name: String
  /// The kind of row that each such element begins; nil where it fills columns
  /// of the row that it stands in.
  public var record: RecordKind?
  public var fields: [FieldRule] = []
  public var children: [ElementRule] = []
  /// Read, but never written: a form that only 1.0x knew.
  public var isLegacy = false
  /// Whether the standard allows several where the table has columns for one;
  /// the further ones are carried.
  public var isRepeatable = false
  /// Whether a valid 2.03 file needs it where it stands.
  public var isRequired = false

  public init(_ name: String, _ parts: [ElementPart], record: RecordKind? = nil) {
    self.name = name
    self.record = record
    for part in parts {
      switch part {
      case .field(let field): fields.append(field)
      case .element(let element): children.append(element)
      }
    }
  }
}

/// How an attribute or text of an element fills a column.
public struct FieldRule: Sendable {
  public enum Source: Sendable, Equatable {
    case attribute(String)
    /// The element's own text.
    case text
    /// The `narrative` children, or in 1.0x the element's own text: the first
    /// goes to the column, further languages to `translations`.
    case narrative
    /// The same for every such element.
    case constant(String)
    /// Several attributes, joined by a space where all of them are there.
    case joined([String])
  }

  public var source: Source
  public var column: String
  public var type: ValueType
  /// The column of the activity that stands in where this one is left out.
  public var inherits: String?
  /// Read, but never written: a form that only 1.0x knew.
  public var isLegacy = false
  /// Whether a valid 2.03 file needs it in its element.
  public var isRequired = false
  /// What the 2.03 schema asks of its written form beyond its type here.
  public var form = SchemaForm.any
}

public enum ElementPart: Sendable {
  case field(FieldRule)
  case element(ElementRule)
}

extension ElementPart {
  static func attribute(
    _ name: String, _ column: String, _ type: ValueType = .text, inherits: String? = nil
  ) -> ElementPart {
    .field(FieldRule(source: .attribute(name), column: column, type: type, inherits: inherits))
  }

  static func text(_ column: String, _ type: ValueType = .text) -> ElementPart {
    .field(FieldRule(source: .text, column: column, type: type))
  }

  static func narrative(_ column: String) -> ElementPart {
    .field(FieldRule(source: .narrative, column: column, type: .text))
  }

  static func constant(_ column: String, _ value: String) -> ElementPart {
    .field(FieldRule(source: .constant(value), column: column, type: .text))
  }

  /// An element that fills columns of the row it stands in.
  static func element(_ name: String, _ parts: ElementPart...) -> ElementPart {
    .element(ElementRule(name, parts))
  }

  /// An element that fills columns, and may stand more than once.
  static func several(_ name: String, _ parts: ElementPart...) -> ElementPart {
    var rule = ElementRule(name, parts)
    rule.isRepeatable = true
    return .element(rule)
  }

  /// An element of which each begins a row.
  static func record(_ name: String, _ kind: RecordKind, _ parts: ElementPart...) -> ElementPart {
    .element(ElementRule(name, parts, record: kind))
  }

  static func record(_ name: String, _ kind: RecordKind, _ parts: [ElementPart]) -> ElementPart {
    .element(ElementRule(name, parts, record: kind))
  }

  /// A field in the form that only 1.0x knew.
  static func legacy(_ source: FieldRule.Source, _ column: String) -> ElementPart {
    .field(FieldRule(source: source, column: column, type: .text, isLegacy: true))
  }

  /// An element of 1.0x alone.
  static func legacy(_ name: String, _ parts: ElementPart...) -> ElementPart {
    var rule = ElementRule(name, parts)
    rule.isLegacy = true
    return .element(rule)
  }

  /// `<name code="…">`, the commonest form in the standard.
  static func code(_ name: String, _ column: String, _ list: String) -> ElementPart {
    .element(name, .attribute("code", column, .code(list)).required)
  }

  /// The same part, which a valid 2.03 file needs.
  var required: ElementPart {
    switch self {
    case .field(var field):
      field.isRequired = true
      return .field(field)
    case .element(var element):
      element.isRequired = true
      return .element(element)
    }
  }

  /// The same attribute, read but never written: 2.03 has no place for it.
  var withdrawn: ElementPart {
    guard case .field(var field) = self else { return self }
    field.isLegacy = true
    return .field(field)
  }

  /// The same field, of which the schema asks a form.
  func form(_ form: SchemaForm) -> ElementPart {
    guard case .field(var field) = self else { return self }
    field.form = form
    return .field(field)
  }
}
