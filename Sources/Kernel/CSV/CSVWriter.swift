/// Writes CSV (RFC 4180): commas, CRLF, quotes where they are needed, and text
/// that a spreadsheet would run as a formula behind an apostrophe.
public struct CSVWriter: Sendable {
  /// What was written so far, in UTF-8.
  public private(set) var bytes: [UInt8]

  /// - Parameter byteOrderMark: begins with one: without it, a common spreadsheet takes UTF-8
  ///   for another encoding.
  public init(byteOrderMark: Bool = false) {
    bytes = byteOrderMark ? [0xEF, 0xBB, 0xBF] : []
  }

  /// Writes one record. An only cell that is empty is quoted, since an empty line is no record.
  public mutating func append(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(FormulaGuard.closed(cell).utf8, isAlone: cells.count == 1)
    }
    bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
  }

  private mutating func append(_ cell: String.UTF8View, isAlone: Bool) {
    // Some readers trim what is not quoted.
    let hasEdgeSpace = cell.first == 0x20 || cell.last == 0x20
    guard hasEdgeSpace || isAlone && cell.isEmpty || cell.contains(where: Self.special.contains)
    else {
      bytes += cell
      return
    }
    let quote = UInt8(ascii: "\"")
    bytes.append(quote)
    for byte in cell {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  private static let special = Set("\",;\t\r\n".utf8)
}
