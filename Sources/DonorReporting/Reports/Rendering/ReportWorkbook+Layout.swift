import Kernel
import Pages
import Spreadsheets

extension ReportWorkbook {
  /// Columns as wide as what stands in them, within reason; longer text wraps.
  func layout(of section: ReportDocument.Section) -> SheetLayout {
    var widths: [Int] = []
    for block in section.blocks {
      guard case .table(let table) = block else { continue }
      for (place, column) in table.columns.enumerated() {
        if place == widths.count { widths.append(8) }
        let cells = table.rows.lazy.filter { $0.style != .heading }.map { length($0.cells[place]) }
        widths[place] = max(widths[place], column.title.longestWord, cells.max() ?? 0)
      }
    }
    // Labels of facts stand in the first column, with something beside them.
    for block in section.blocks {
      guard case .facts(let facts) = block, !widths.isEmpty else { continue }
      widths[0] = max(widths[0], facts.map(\.label.count).max() ?? 0)
    }
    let held = widths.map { Double(min($0, 44) + 3) }
    return SheetLayout(widths: held, isLandscape: held.reduce(0, +) > 95)
  }

  /// How long a cell is where it is shown.
  private func length(_ cell: ReportDocument.Cell) -> Int {
    switch cell {
    case .text(let text): text.split(whereSeparator: \.isNewline).map(\.count).max() ?? 0
    case .amount(let amount, _):
      // With a mark between thousands.
      amount.formatted(minimumDecimals: document.decimals).count * 4 / 3
    case .original(let amount, _): amount.description.count * 4 / 3 + 7
    case .number(let number): number.description.count
    case .percent: 9
    case .date: 11
    case .absent(let why): words[why].count
    case .empty: 0
    }
  }
}

extension ReportDocument.Table.Column {
  /// It wraps, so that a column is as wide as what stands in it.
  var heading: Cell {
    Cell.text(title, wraps: true).styled(kind.isNumber ? .numberHeading : .heading)
  }
}

extension String {
  fileprivate var longestWord: Int { split(separator: " ").map(\.count).max() ?? 0 }
}
