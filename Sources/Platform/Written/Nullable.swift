/// A value that stands in JSON even where there is none: as null, not left out.
public struct Nullable<Value: Encodable>: Encodable {
  public let value: Value?

  public init(_ value: Value?) { self.value = value }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}

extension Nullable: Sendable where Value: Sendable {}
