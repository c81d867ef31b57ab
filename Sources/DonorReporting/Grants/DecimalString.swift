import Kernel

/// An exact amount or percentage that stands in JSON as a decimal string.
public struct DecimalString: Encodable, Hashable, Sendable {
  public let value: ExactDecimal

  init(_ value: ExactDecimal) { self.value = value }

  init(_ value: FixedDecimal) {
    self.value = ExactDecimal(millionths: Int128(value.millionths))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value.description)
  }
}

extension DecimalString: CustomStringConvertible {
  public var description: String { value.description }
}
