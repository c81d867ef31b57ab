import Kernel

/// An exact decimal as a spreadsheet can hold it.
///
/// A cell holds a binary number of 53 bits. Every decimal of at most 15 significant digits
/// survives that: it has a nearest binary number, and no other decimal of 15 digits has the
/// same. Beyond 15 digits this fails, and Excel itself shows no more.
struct SheetNumber: Hashable {
  static let significantDigits = 15

  /// The binary number nearest to the decimal; nil where it has too many digits.
  let value: Double?
  /// How many decimals the number has, without zeros at its end.
  let decimals: Int

  init(_ exact: ExactDecimal) {
    var digits = exact.millionths
    var decimals = 6
    while decimals > 0, digits % 10 == 0 {
      digits /= 10
      decimals -= 1
    }
    self.decimals = decimals

    var significant = digits.magnitude
    while significant >= Self.limit, significant % 10 == 0 { significant /= 10 }
    guard significant < Self.limit else {
      value = nil
      return
    }
    // With decimals, both are whole numbers below 2^53, and dividing them rounds once. Without,
    // the scale is 1, and turning the whole number into a binary one rounds once.
    value = Self.nearest(digits) / Self.scales[decimals]
  }

  private static let limit: UInt128 = 1_000_000_000_000_000
  private static let scales: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6]

  private static func nearest(_ digits: Int128) -> Double {
    Int64(exactly: digits).map(Double.init) ?? Double(digits)
  }
}

extension ExactDecimal {
  /// Whether a spreadsheet holds it as a number. With more than 15 significant digits it is
  /// written as text, in a style that says so, and does not take part in the reader's sums.
  public var fitsSpreadsheetNumber: Bool { SheetNumber(self).value != nil }
}
