import CXLSXWriter
import Kernel

/// A sheet of a workbook. Rows go in from the top, one after another, and are on disk at once:
/// memory does not grow with them.
public final class Sheet {
  /// The most rows and columns that Excel takes.
  public static let rowLimit = 1_048_576
  public static let columnLimit = 16_384

  /// The name that the sheet was given in the end; see ``Workbook/addSheet(_:layout:)``.
  public let name: String
  /// How many rows it has so far. The next one gets this number plus one.
  public private(set) var rowCount = 0
  /// How many numbers had more than 15 significant digits and were written as text.
  public private(set) var numbersAsText = 0

  let handle: UnsafeMutablePointer<lxw_worksheet>
  private let layout: SheetLayout
  private unowned let workbook: Workbook
  private var hasHeadings = false
  /// The row of the headings and their last column, until the last row for the filters is known.
  /// (The library takes layout for its current row or later ones only.)
  private var openFilter: (row: UInt32, column: UInt16)?

  init(
    name: String, handle: UnsafeMutablePointer<lxw_worksheet>, layout: SheetLayout,
    workbook: Workbook
  ) {
    self.name = name
    self.handle = handle
    self.layout = layout
    self.workbook = workbook
  }

  /// The cell in a row and a column of this sheet, both counted from 1, for a link to it.
  public func cell(row: Int, column: Int) -> CellReference {
    CellReference(sheet: name, row: row, column: column)
  }

  /// Adds a row. Cells without a style of their own take the row's, empty ones too.
  ///
  /// A row that was not taken whole makes the workbook unfit: let the error through.
  public func append(
    _ cells: [Cell], style: CellStyle = .plain
  ) throws(SpreadsheetFailure) {
    // A total ends what the filters hide and show.
    if style == .total { try filter(through: rowCount) }
    guard rowCount < Sheet.rowLimit else { throw .tooManyRows(sheet: name) }
    guard cells.count <= Sheet.columnLimit else {
      throw .tooManyColumns(sheet: name, columns: cells.count)
    }
    for (column, cell) in cells.enumerated() {
      try write(cell, style: cell.style ?? style, column: column)
    }
    if let height = SheetText.height(cells, style, widths: layout.widths) {
      try check(worksheet_set_row(handle, row, height, nil), 0)
    }
    rowCount += 1
  }

  /// Adds the headings of columns of text.
  public func appendHeadings(_ titles: [String]) throws(SpreadsheetFailure) {
    try appendHeadings(titles.map { .text($0, wraps: true) })
  }

  /// Adds the headings of the columns. The sheet's first ones stay in sight when it is scrolled,
  /// with all rows above them, are repeated on each printed page, and carry the filters.
  public func appendHeadings(_ headings: [Cell]) throws(SpreadsheetFailure) {
    try append(headings, style: .heading)
    guard !hasHeadings else { return }
    hasHeadings = true
    try keepInSight(columns: headings.count)
  }

  /// Leaves a row empty.
  public func appendEmptyRow() throws(SpreadsheetFailure) { try append([]) }
}

extension Sheet {
  private func write(
    _ cell: Cell, style: CellStyle, column: Int
  ) throws(SpreadsheetFailure) {
    switch cell.value {
    case .empty:
      guard style != .plain else { return }
      try check(
        worksheet_write_blank(
          handle, row, UInt16(column), workbook.format(.text, style, wraps: cell.wraps)), column)
    case .text(let text):
      try write(text, as: .text, style: style, wraps: cell.wraps, column: column)
    case .number(let exact, let form):
      let number = SheetNumber(exact)
      guard let value = number.value else {
        numbersAsText += 1
        return try write(
          exact.description, as: .numberAsText, style: style, wraps: false, column: column)
      }
      try write(
        value, as: .number(form, significantDecimals: number.decimals), style: style,
        column: column)
    case .date(let date):
      guard let serial = SheetDate.serial(date) else {
        return try write(date.description, as: .text, style: style, wraps: false, column: column)
      }
      try write(Double(serial), as: .date, style: style, column: column)
    case .link(let text, let target):
      let format = workbook.format(.link, style, wraps: cell.wraps)
      let shown = try held(text, column: column)
      try check(
        worksheet_write_url_opt(
          handle, row, UInt16(column), "internal:\(target)", format, shown, nil), column)
    }
  }

  private func write(
    _ value: Double, as content: CellFormats.Content, style: CellStyle, column: Int
  ) throws(SpreadsheetFailure) {
    let format = workbook.format(content, style, wraps: false)
    try check(worksheet_write_number(handle, row, UInt16(column), value, format), column)
  }

  private func write(
    _ text: String, as content: CellFormats.Content, style: CellStyle, wraps: Bool, column: Int
  ) throws(SpreadsheetFailure) {
    let format = workbook.format(content, style, wraps: wraps)
    let held = try held(text, column: column)
    try check(worksheet_write_string(handle, row, UInt16(column), held, format), column)
  }

  private func held(_ text: String, column: Int) throws(SpreadsheetFailure) -> String {
    let written = CellText.written(text)
    guard written.utf8.count <= CellText.limit || written.utf16.count <= CellText.limit else {
      throw .textTooLong(
        cell: cell(row: rowCount + 1, column: column + 1), length: written.utf16.count)
    }
    return written
  }

  private var row: UInt32 { UInt32(rowCount) }

  private func check(_ code: lxw_error, _ column: Int) throws(SpreadsheetFailure) {
    guard code != LXW_NO_ERROR else { return }
    throw .refused(
      place: "\(cell(row: rowCount + 1, column: column + 1))",
      reason: String(cString: lxw_strerror(code)))
  }
}

extension Sheet {
  /// Applies the layout; called once, after the last row.
  func finish() throws(SpreadsheetFailure) {
    for (column, width) in layout.widths.enumerated() {
      let column = UInt16(clamping: column)
      try check(worksheet_set_column(handle, column, column, width, nil), Int(column))
    }
    worksheet_set_paper(handle, 9)
    worksheet_fit_to_pages(handle, 1, 0)
    if layout.isLandscape { worksheet_set_landscape(handle) }
    try check(worksheet_set_footer(handle, "&L&A&R&P / &N"), 0)

    try filter(through: rowCount)
  }

  /// Keeps the headings, the row that was just written, in sight.
  private func keepInSight(columns: Int) throws(SpreadsheetFailure) {
    let row = UInt32(rowCount - 1)
    worksheet_freeze_panes(handle, row + 1, 0)
    try check(worksheet_repeat_rows(handle, row, row), 0)
    guard layout.hasFilter, columns > 0 else { return }
    openFilter = (row, UInt16(columns - 1))
  }

  /// Sets the filters once, where there are rows for them.
  private func filter(through last: Int) throws(SpreadsheetFailure) {
    guard let (row, column) = openFilter else { return }
    openFilter = nil
    guard last > row + 1 else { return }
    try check(worksheet_autofilter(handle, row, 0, UInt32(last - 1), column), 0)
  }
}
