/// How a row or a cell stands out.
public enum CellStyle: Hashable, Sendable, CaseIterable {
  case plain
  /// The name of the sheet's content.
  case title
  /// The headings of columns, or the name of a section.
  case heading
  /// The heading of a column of numbers, above their right edge.
  case numberHeading
  case subtotal
  case total
  /// Notes and what else should step back.
  case quiet
}

/// How a number is shown. No form hides digits: a number with more decimals than the form
/// asks for is shown with all of them, so who wants fewer rounds before.
public enum NumberForm: Hashable, Sendable {
  /// Thousands apart and at least so many decimals (0...6).
  case grouped(decimals: Int)
  /// The same with a currency's code behind it.
  case money(decimals: Int, code: String)
  /// Digits without separators.
  case plain
  /// The number times a hundred, with a percent sign and at least so many decimals (0...6).
  case percentage(decimals: Int)

  /// Excel's code for a number of which so many decimals are significant.
  func code(significantDecimals: Int) -> String {
    switch self {
    case .grouped(let decimals): "#,##0" + Self.places(max(decimals, significantDecimals))
    case .money(let decimals, let code):
      "#,##0\(Self.places(max(decimals, significantDecimals))) \"\(code)\""
    case .plain: "0" + Self.places(significantDecimals)
    case .percentage(let decimals): "0" + Self.places(max(decimals, significantDecimals - 2)) + "%"
    }
  }

  private static func places(_ count: Int) -> String {
    count == 0 ? "" : "." + String(repeating: "0", count: count)
  }
}
