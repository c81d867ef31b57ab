import Disclosure
import Kernel

/// One number that leaves, or why it does not: a cell of a table, a total, a share.
public struct FigureLine: Sendable, Hashable, Encodable {
  public enum Unit: String, Sendable, Encodable {
    case people, places, sheets, hours, days
    case halfDays = "half-days"
    case percent
    /// Hours for each decision-maker.
    case hoursPerHead = "hours-per-head"
    /// Points of a rating from 1 to 5.
    case points
  }

  /// What it is, such as `completion`.
  public let figure: String
  /// Of whom: a word of the first axis, or `total`.
  public let row: String
  /// A word of the second axis, `total`, or nil where there is none.
  public let column: String?
  public let unit: Unit
  /// Exact, as a decimal; nil where there is none.
  public let value: String?
  /// Why there is none: `withheld`, `no data`.
  public let reason: String?

  init(
    _ figure: String, _ row: String, column: String? = nil, _ unit: Unit,
    _ value: Known<some CustomStringConvertible>
  ) {
    self.figure = figure
    self.row = row
    self.column = column
    self.unit = unit
    self.value = value.value.map { "\($0)" }
    reason = value.reason
  }

  /// A share in per cent.
  init(_ figure: String, _ row: String, percentage: Known<Ratio>) throws {
    self.init(figure, row, .percent, try percentage.map { try $0.percentage() })
  }

  /// Every number of a table, its totals last.
  static func table(_ figure: String, _ unit: Unit, _ table: DisclosedTable) -> [FigureLine] {
    let isList = table.columns.labels == [""]
    let rows = zip(table.rows.labels, zip(table.cells, table.rowTotals)).flatMap { label, row in
      (isList
        ? []
        : zip(table.columns.labels, row.0).map { FigureLine(figure, label, column: $0, unit, $1) })
        + [FigureLine(figure, label, column: isList ? nil : "total", unit, row.1)]
    }
    let totals =
      isList
      ? []
      : zip(table.columns.labels, table.columnTotals).map {
        FigureLine(figure, "total", column: $0, unit, $1)
      }
    return rows + totals + [
      FigureLine(figure, "total", column: isList ? nil : "total", unit, table.total)
    ]
  }
}
