/// Splits checked bytes into records by RFC 4180: a state machine over bytes.
struct CSVScanner: Sendable {
  private enum State: Sendable {
    /// At the beginning of a cell.
    case start
    case plain
    case quoted
    /// After a quote within a quoted cell: its end, or the first of two.
    case quote
  }

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private let limits: CSVLimits
  private let file: String?
  private(set) var position: Int
  private var line = 1
  private var number = 0

  init(bytes: [UInt8], start: Int, delimiter: UInt8, limits: CSVLimits, file: String?) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.limits = limits
    self.file = file
    position = start
  }

  /// The next record that is not an empty line; nil at the end.
  mutating func next() throws(CSVFailure) -> CSVRecord? {
    skipEmptyLines()
    guard position < bytes.count else { return nil }
    number += 1
    guard number <= limits.records else {
      throw failure("csv.limit.records", "The file has more than \(limits.records) records.")
    }
    let first = line
    var quoteLine = line
    var cells: [String] = []
    var cell: [UInt8] = []
    var state = State.start

    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        guard state == .quoted else {
          endLine(after: byte)
          try endCell(&cell, into: &cells)
          return CSVRecord(number: number, line: first, cells: cells)
        }
        // A CRLF counts when its second half comes.
        if byte == UInt8(ascii: "\n") || !isAt("\n") { line += 1 }
      }
      switch (state, byte) {
      case (.start, UInt8(ascii: "\"")):
        quoteLine = line
        state = .quoted
      case (.quoted, UInt8(ascii: "\"")):
        state = .quote
      case (.quote, UInt8(ascii: "\"")):
        cell.append(byte)
        state = .quoted
      case (.quoted, _):
        cell.append(byte)
      case (_, delimiter):
        try endCell(&cell, into: &cells)
        state = .start
      case (.quote, _):
        throw CSVFailure(
          "csv.quote.text", at: Place(file: file, line: line, column: cells.count + 1),
          "Text follows the closing quotation mark of cell \(cells.count + 1).",
          remedy: "Write a quotation mark inside a quoted cell twice.")
      default:
        cell.append(byte)
        state = .plain
      }
    }
    guard state != .quoted else {
      throw CSVFailure(
        "csv.quote.open", at: Place(file: file, line: quoteLine, column: cells.count + 1),
        "The quotation mark that opens cell \(cells.count + 1) has no closing one.",
        remedy: "Close it, or write a quotation mark that is part of the text twice.")
    }
    try endCell(&cell, into: &cells)
    return CSVRecord(number: number, line: first, cells: cells)
  }

  private func isAt(_ character: Unicode.Scalar) -> Bool {
    position < bytes.count && bytes[position] == UInt8(ascii: character)
  }

  private mutating func skipEmptyLines() {
    while isAt("\n") || isAt("\r") {
      position += 1
      endLine(after: bytes[position - 1])
    }
  }

  private mutating func endLine(after byte: UInt8) {
    if byte == UInt8(ascii: "\r"), isAt("\n") { position += 1 }
    line += 1
  }

  private func endCell(_ cell: inout [UInt8], into cells: inout [String]) throws(CSVFailure) {
    guard cell.count <= limits.cellBytes else {
      throw failure("csv.limit.cell", "A cell is longer than \(limits.cellBytes) bytes.")
    }
    guard cells.count < limits.cells else {
      throw failure("csv.limit.cells", "A row has more than \(limits.cells) cells.")
    }
    cells.append(String(decoding: cell, as: UTF8.self))
    cell.removeAll(keepingCapacity: true)
  }

  private func failure(_ rule: String, _ message: String) -> CSVFailure {
    CSVFailure(
      rule, at: Place(file: file, line: line), message,
      remedy: "Check that this is the right file and its quotation marks are closed; else split it."
    )
  }
}
