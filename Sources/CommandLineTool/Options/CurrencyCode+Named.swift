import Kernel
import Reference

extension CurrencyCode {
  /// The currency that a person named. Throws ``ReferenceFailure/unknownCurrency(_:)`` for one
  /// that ISO 4217 does not have.
  static func named(_ text: String) throws -> CurrencyCode {
    guard let code = CurrencyCode(text), Currencies.find(code) != nil else {
      throw ReferenceFailure.unknownCurrency(text)
    }
    return code
  }
}
