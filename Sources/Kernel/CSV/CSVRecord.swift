/// One record of a CSV file: a line, or several where a quoted cell holds line ends.
public struct CSVRecord: Hashable, Sendable {
  /// The place among the records of the file, the header being 1.
  public let number: Int
  /// The line on which the record begins, from 1.
  public let line: Int
  /// As they stand, without their quotes.
  public let cells: [String]

  /// Whether no cell holds anything: what a spreadsheet leaves of a row that was emptied.
  public var isBlank: Bool {
    cells.allSatisfy { cell in
      cell.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }
  }
}
