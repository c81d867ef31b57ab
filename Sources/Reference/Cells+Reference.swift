import Kernel
import Storage

extension Cells {
  /// The code of a territory that the house knows.
  public func territory(_ text: String, field: String) throws -> String {
    guard let territory = Territories.find(text) else {
      throw FieldFault(
        "value.territory", field: field, "“\(text)” is the code of no territory.",
        remedy: "Write the ISO 3166-1 code of two letters, for example NP.")
    }
    return territory.code
  }

  /// The ISO 4217 code of a currency that the house knows.
  public func currency(_ field: String) throws -> String {
    let text = try required(field)
    guard let code = CurrencyCode(text), Currencies.find(code) != nil else {
      throw FieldFault(
        "value.currency", field: field, "“\(text)” is no currency of ISO 4217.",
        remedy: "Write three capital letters, for example EUR.")
    }
    return text
  }
}
