import Kernel

/// What one cell of a sheet holds, and how it looks.
public struct Cell: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    case empty
    /// Always text: what looks like a formula is not one.
    case text(String)
    case number(ExactDecimal, NumberForm)
    case date(CalendarDate)
    case link(String, to: CellReference)
  }

  public var value: Value
  /// The cell's own style; nil takes the row's.
  public var style: CellStyle?
  /// Whether long text goes on in further lines of the cell.
  public var wraps: Bool

  public init(_ value: Value, style: CellStyle? = nil, wraps: Bool = false) {
    self.value = value
    self.style = style
    self.wraps = wraps
  }
}

extension Cell {
  public static let empty = Cell(.empty)

  public static func text(_ text: String, wraps: Bool = false) -> Cell {
    Cell(.text(text), wraps: wraps)
  }

  /// An amount with at least the decimals that its currency has, thousands apart.
  public static func amount(_ value: ExactDecimal, decimals: Int) -> Cell {
    Cell(.number(value, .grouped(decimals: decimals)))
  }

  /// An amount in a currency of its own, whose code stands behind it.
  public static func money(
    _ value: ExactDecimal, decimals: Int, code: CurrencyCode
  ) -> Cell {
    Cell(.number(value, .money(decimals: decimals, code: code.description)))
  }

  /// A ratio as a percentage: 0.125 is shown as 12.5 %, with at least `decimals` decimals.
  public static func percentage(_ ratio: ExactDecimal, decimals: Int = 0) -> Cell {
    Cell(.number(ratio, .percentage(decimals: decimals)))
  }

  /// A whole number, thousands apart.
  public static func count(_ value: Int) -> Cell {
    Cell(.number(ExactDecimal(units: Int64(value), millionths: 0), .grouped(decimals: 0)))
  }

  /// A whole number that names rather than counts, such as a year or an id.
  public static func label(_ value: Int) -> Cell {
    Cell(.number(ExactDecimal(units: Int64(value), millionths: 0), .plain))
  }

  public static func date(_ date: CalendarDate) -> Cell { Cell(.date(date)) }

  /// Text that leads to another cell of the workbook.
  public static func link(_ text: String, to target: CellReference) -> Cell {
    Cell(.link(text, to: target))
  }

  /// The same cell in a style of its own.
  public func styled(_ style: CellStyle) -> Cell {
    Cell(value, style: style, wraps: wraps)
  }
}
