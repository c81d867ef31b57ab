import Kernel

/// The currencies that the house knows by name.
public enum Currencies {
  /// In the order of their codes.
  public static let all: [Currency] = lines.rows.compactMap { fields in
    guard let code = CurrencyCode(fields.text(0)) else { return nil }
    return Currency(
      code: code, numeric: fields.optional(1), minorUnits: Int(fields.text(2)),
      introduced: CalendarDate(fields.text(3)), withdrawn: CalendarDate(fields.text(4)),
      name: fields.text(5))
  }

  public static func find(_ code: CurrencyCode) -> Currency? {
    byCode[code]
  }

  /// How many decimals amounts of a currency are written with: two where it is not known.
  public static func decimals(of code: CurrencyCode?) -> Int {
    min(code.flatMap { find($0)?.minorUnits } ?? 2, 6)
  }

  /// The same by the text of a code.
  public static func decimals(of text: String?) -> Int {
    decimals(of: text.flatMap { CurrencyCode($0) })
  }

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
}
