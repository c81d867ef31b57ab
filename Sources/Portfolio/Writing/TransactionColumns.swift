import IATI

/// Where the columns stand that amounts and spend are read from.
enum TransactionColumns {
  static let type = place("type")
  static let value = place("value")
  static let currency = place("currency")
  static let date = place("date")
  static let valueDate = place("value_date")
  static let country = place("country")
  static let region = place("region")

  private static func place(_ name: String) -> Int {
    Standard.iati.column(name, of: .transaction)!
  }
}
