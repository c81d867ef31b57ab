import Storage

/// The JSON Schema of a record of a form, as plugins propose it and are sent it: an object of
/// strings.
public struct RecordSchema: Encodable, Sendable {
  /// One field.
  public struct Property: Encodable, Sendable {
    let type = ["string", "null"]
    private(set) var description: String
    private(set) var maxLength: Int?
    private(set) var pattern: String?
    private(set) var `enum`: [String?]?
  }

  private let form: RecordForm

  public init(_ form: RecordForm) { self.form = form }

  private enum CodingKeys: String, CodingKey {
    case title, type, properties, required, additionalProperties
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(form.name, forKey: .title)
    try container.encode("object", forKey: .type)
    try container.encode(
      Dictionary(uniqueKeysWithValues: form.fields.map { ($0.name, Property($0)) }),
      forKey: .properties)
    try container.encode(form.fields.filter(\.isRequired).map(\.name), forKey: .required)
    try container.encode(false, forKey: .additionalProperties)
  }
}

extension RecordSchema.Property {
  init(_ field: RecordForm.Field) {
    description = field.description.prefix(1).uppercased() + field.description.dropFirst() + "."
    take(field.type)
  }

  private mutating func take(_ type: FieldType) {
    switch type {
    case .text(let longest): maxLength = longest
    case .identifier: pattern = "^\\S*$"
    case .date:
      pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
    case .partialDate: pattern = "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"
    case .amount: pattern = "^(-?[0-9]+([.][0-9]+)?)?$"
    case .count: pattern = "^[0-9]*$"
    case .percentage: pattern = "^([0-9]{1,3}([.][0-9]{1,6})?)?$"
    case .choice(let words): `enum` = words + ["", nil]
    case .code(let list): description += " Of the code list \(list)."
    case .shares(let list): description += " Of the code list \(list)."
    case .list(let type):
      description += " Several, with ; between them."
      if case .reference = type { take(type) }
    case .reference(let form): description += " A record of \(form): its key, or its id as #123."
    case .address: pattern = "^(https?://[^\\s/]+(/\\S*)?)?$"
    case .rowID, .timestamp: break
    }
  }
}

/// The JSON Schema of records of all forms: an object with `form` and `fields`.
public struct RecordSchemas: Encodable, Sendable {
  private let forms: [RecordForm]

  public init(_ forms: [RecordForm]) { self.forms = forms }

  private enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case title, description, type, properties, required, allOf
    case definitions = "$defs"
  }

  private struct Reference: Encodable {
    let name: String

    private enum CodingKeys: String, CodingKey { case reference = "$ref" }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode("#/$defs/\(name)", forKey: .reference)
    }
  }

  /// What `fields` are where `form` is one of them.
  private struct Rule: Encodable {
    struct Condition: Encodable {
      let properties: [String: [String: String]]
    }

    struct Consequence: Encodable {
      let properties: [String: Reference]
    }

    let `if`: Condition
    let then: Consequence

    init(_ form: RecordForm) {
      `if` = Condition(properties: ["form": ["const": form.name]])
      then = Consequence(properties: ["fields": Reference(name: form.name)])
    }
  }

  private struct Named: Encodable {
    let type = "string"
    let `enum`: [String]
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("https://json-schema.org/draft/2020-12/schema", forKey: .schema)
    try container.encode("Records of Baraza's forms", forKey: .title)
    try container.encode(
      "What a plugin proposes, or is sent: the form, and its fields as text. "
        + "Null, empty, or left out says nothing.", forKey: .description)
    try container.encode("object", forKey: .type)
    try container.encode(["form": Named(enum: forms.map(\.name))], forKey: .properties)
    try container.encode(["form", "fields"], forKey: .required)
    try container.encode(forms.map(Rule.init), forKey: .allOf)
    try container.encode(
      Dictionary(uniqueKeysWithValues: forms.map { ($0.name, RecordSchema($0)) }),
      forKey: .definitions)
  }
}
