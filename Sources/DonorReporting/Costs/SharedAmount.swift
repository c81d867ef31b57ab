import Kernel

/// An amount of the whole action, and what the grant bears of it.
public struct SharedAmount: Sendable, Hashable {
  public var whole: ExactDecimal
  public var grant: ExactDecimal

  public static let zero = SharedAmount(whole: .zero, grant: .zero)

  public init(whole: ExactDecimal, grant: ExactDecimal) {
    self.whole = whole
    self.grant = grant
  }

  public func adding(_ other: SharedAmount) throws(ArithmeticFailure) -> SharedAmount {
    SharedAmount(whole: try whole.adding(other.whole), grant: try grant.adding(other.grant))
  }

  public func subtracting(_ other: SharedAmount) throws(ArithmeticFailure) -> SharedAmount {
    SharedAmount(
      whole: try whole.subtracting(other.whole), grant: try grant.subtracting(other.grant))
  }
}

extension Sequence<SharedAmount> {
  func sum() throws(ArithmeticFailure) -> SharedAmount {
    var sum = SharedAmount.zero
    for amount in self { sum = try sum.adding(amount) }
    return sum
  }
}

/// In JSON two decimal strings.
extension SharedAmount: Encodable {
  private enum CodingKeys: String, CodingKey {
    case whole, grant
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(DecimalString(whole), forKey: .whole)
    try values.encode(DecimalString(grant), forKey: .grant)
  }
}
