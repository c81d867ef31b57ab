/// How a sheet is laid out on screen and on paper.
public struct SheetLayout: Hashable, Sendable {
  /// The columns' widths from the left, in characters of the standard font; columns beyond
  /// have the standard width.
  public var widths: [Double]
  /// Whether the sheet is printed across the long side of the paper. It is always fitted to
  /// the width of one page of A4.
  public var isLandscape: Bool
  /// Whether the table under the headings gets Excel's filters.
  public var hasFilter: Bool

  public init(widths: [Double] = [], isLandscape: Bool = true, hasFilter: Bool = true) {
    self.widths = widths
    self.isLandscape = isLandscape
    self.hasFilter = hasFilter
  }
}
