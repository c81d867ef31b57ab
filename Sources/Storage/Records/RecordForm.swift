/// The fields of one kind of record that people enter: the columns of its CSV
/// template, and the properties of its JSON.
public struct RecordForm: Sendable, Hashable {
  /// What such records are called, in the plural: `assessments`. Also the base name of the
  /// template's file.
  public let name: String
  /// In the order in which they are written.
  public let fields: [Field]

  public struct Field: Sendable, Hashable {
    public let name: String
    public let type: FieldType
    /// Whether a new record must fill it.
    public let isRequired: Bool
    /// For people: what it holds. Completes "Fill in …".
    public let description: String

    public static func required(
      _ name: String, _ type: FieldType, _ description: String
    ) -> Field {
      Field(name: name, type: type, isRequired: true, description: description)
    }

    public static func optional(
      _ name: String, _ type: FieldType, _ description: String
    ) -> Field {
      Field(name: name, type: type, isRequired: false, description: description)
    }
  }

  public init(_ name: String, _ fields: [Field]) {
    self.name = name
    self.fields = fields
  }

  public func field(_ name: String) -> Field? { fields.first { $0.name == name } }
}
