import Kernel

/// How much room text takes. Widths are in characters of the standard font, as those of columns.
enum SheetText {
  /// The height of one line of the standard font, in points; Excel's own.
  static let lineHeight = 15.0
  /// That of a title, whose letters are larger.
  static let titleHeight = 21.0
  /// The height that Excel allows at most.
  static let heightLimit = 409.0

  /// The height that a row needs; nil where one line of the standard font is enough. A title has
  /// one line.
  ///
  /// Programs differ in whether they find it out themselves when they open a file, so that it
  /// stands in the file.
  static func height(_ cells: [Cell], _ style: CellStyle, widths: [Double]) -> Double? {
    guard style != .title else { return titleHeight }
    var lines = 1
    for (cell, width) in zip(cells, widths) where cell.wraps {
      guard case .text(let text) = cell.value else { continue }
      let isBold = (cell.style ?? style) != .plain
      // Most letters are narrower than the digits that widths are counted in; bold ones less so.
      lines = max(lines, self.lines(text, width: (width - 1) * (isBold ? 1 : 1.1)))
    }
    return lines == 1 ? nil : min(Double(lines) * lineHeight, heightLimit)
  }

  /// Into how many lines words break.
  static func lines(_ text: String, width: Double) -> Int {
    let width = max(Int(width), 1)
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .reduce(0) { lines, paragraph in
        var (count, used) = (1, 0)
        for word in paragraph.split(separator: " ").map(\.count) {
          if used > 0, used + 1 + word > width {
            count += 1
            used = 0
          }
          used += (used > 0 ? 1 : 0) + word
          // A word that is too long breaks within.
          count += (used - 1) / width
          used = (used - 1) % width + 1
        }
        return lines + count
      }
  }
}
