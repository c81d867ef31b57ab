import Kernel

/// The number of an exchange rate: `mantissa / 10^scale`, greater than zero,
/// held exactly as it was published, trailing zeros aside.
public struct RateValue: Hashable, Sendable {
  public let mantissa: Int64
  /// 0 to 18.
  public let scale: Int

  public static let one = RateValue(mantissa: 1, scale: 0)!

  /// Nil unless the mantissa is positive and the scale within 0...18.
  public init?(mantissa: Int64, scale: Int) {
    guard mantissa > 0, (0...18).contains(scale) else { return nil }
    var mantissa = mantissa
    var scale = scale
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    self.mantissa = mantissa
    self.scale = scale
  }

  /// Reads digits with at most one point, `1.0846`; nil for signs, exponents,
  /// other marks, zero, or more digits than 64 bits hold.
  public init?(_ text: some StringProtocol) {
    var mantissa: Int64 = 0
    var scale = 0
    var digits = 0
    var point = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "."), !point {
        point = true
        continue
      }
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      let (product, tooLarge) = mantissa.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = product.addingReportingOverflow(Int64(digit))
      guard !tooLarge, !overflow else { return nil }
      mantissa = sum
      digits += 1
      if point { scale += 1 }
    }
    guard digits > 0 else { return nil }
    self.init(mantissa: mantissa, scale: scale)
  }
}

extension RateValue: CustomStringConvertible {
  public var description: String {
    guard scale > 0 else { return String(mantissa) }
    let digits = String(mantissa)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return "\(padded.dropLast(scale)).\(padded.suffix(scale))"
  }
}
