import ArgumentParser
import Kernel

extension FixedDecimal {
  /// The amount that a person named. Throws a usage error for what is no decimal number.
  static func named(_ text: String) throws -> FixedDecimal {
    guard let amount = FixedDecimal(exactly: text) else {
      throw ValidationError(
        "“\(text)” is not a decimal number of at most six places. Write it as in 1200.50.")
    }
    return amount
  }
}
