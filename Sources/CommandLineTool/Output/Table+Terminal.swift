extension Table {
  /// Aligned for a terminal, with titles above.
  var terminalText: String {
    guard !rows.isEmpty else { return "Nothing found.\n" }
    let cells = rows.map { row in
      zip(columns, row).map { column, cell in column.terminalCell(cell) }
    }
    let widths = columns.indices.map { index in
      ([columns[index].title] + cells.map { $0[index] }).map(DisplayWidth.of).max() ?? 0
    }
    let lines = [columns.map(\.title), widths.map { String(repeating: "─", count: $0) }] + cells
    return lines.map { line(of: $0, widths) }.joined()
  }

  private func line(of cells: [String], _ widths: [Int]) -> String {
    let padded = columns.indices.map { index in
      let gap = String(repeating: " ", count: widths[index] - DisplayWidth.of(cells[index]))
      return columns[index].kind == .text ? cells[index] + gap : gap + cells[index]
    }
    let line = padded.joined(separator: "  ")
    return line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)] + "\n"
  }
}

extension Table.Column {
  fileprivate func terminalCell(_ cell: String?) -> String {
    guard let cell else { return "–" }
    let plain = String(cell.map { $0.isTerminalSafe ? $0 : " " })
    return DisplayWidth.shorten(kind == .amount ? Table.grouped(plain) : plain, to: limit)
  }
}

extension Character {
  /// Data must not move the cursor, change colours or break lines.
  var isTerminalSafe: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: false
      default: !scalar.isBidirectionalControl
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isBidirectionalControl: Bool {
    (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }
}

extension Table {
  /// A decimal with its thousands set apart: 1,234,567.5.
  static func grouped(_ decimal: String) -> String {
    let sign = decimal.hasPrefix("-") ? "-" : ""
    let parts = decimal.dropFirst(sign.count).split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, whole.allSatisfy(\.isASCIIDigit) else { return decimal }
    let digits = Array(whole)
    var grouped = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { grouped += "," }
      grouped.append(digit)
    }
    return sign + ([grouped] + parts.dropFirst().map(String.init)).joined(separator: ".")
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
