/// Splits comma-separated text into lines of cells (RFC 4180): quoted cells
/// may hold commas, doubled quotes and line ends. Empty lines are skipped.
struct CSVLines: IteratorProtocol {
  struct Line {
    /// The number of its first line in the file, from 1.
    let number: Int
    /// Without surrounding white space.
    let cells: [String]
    /// False where a quote is not closed, or text follows a closed one.
    let isWhole: Bool
  }

  private var bytes: Substring.UTF8View
  private var number = 1

  init(_ text: String) {
    bytes = Substring(text).utf8
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
  }

  mutating func next() -> Line? {
    while !bytes.isEmpty {
      let line = readLine()
      if line.cells != [""] || !line.isWhole { return line }
    }
    return nil
  }

  private mutating func readLine() -> Line {
    let first = number
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var wasQuoted = false
    var isWhole = true
    func text() -> String { String(decoding: cell, as: UTF8.self).trimmed }

    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "\n") { number += 1 }
      if isQuoted {
        if byte != UInt8(ascii: "\"") {
          cell.append(byte)
        } else if bytes.first == UInt8(ascii: "\"") {
          cell.append(byte)
          bytes = bytes.dropFirst()
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\n"):
        cells.append(text())
        return Line(number: first, cells: cells, isWhole: isWhole)
      case UInt8(ascii: "\r") where bytes.isEmpty || bytes.first == UInt8(ascii: "\n"):
        continue
      case UInt8(ascii: ","):
        cells.append(text())
        cell = []
        wasQuoted = false
      case UInt8(ascii: "\"") where cell.allSatisfy { $0 == UInt8(ascii: " ") } && !wasQuoted:
        cell = []
        isQuoted = true
        wasQuoted = true
      default:
        if wasQuoted, byte != UInt8(ascii: " ") { isWhole = false }
        if !wasQuoted || byte != UInt8(ascii: " ") { cell.append(byte) }
      }
    }
    cells.append(text())
    return Line(number: first, cells: cells, isWhole: isWhole && !isQuoted)
  }
}
