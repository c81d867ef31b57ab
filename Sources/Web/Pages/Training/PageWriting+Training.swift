import Drawing
import Kernel
import Pages
import Training

extension PageWriting {
  /// A word of the axes of training figures; codes stay as they are.
  func word(_ text: String) -> String {
    if let word = words.entries["row.\(text)"] { return word }
    guard text.first?.isLetter == true, text == text.lowercased() else {
      return text.count == 2 ? country(text) : text
    }
    return text.replacing("-", with: " ")
  }

  func name(ofFigure figure: String) -> String {
    words.entries["figure.\(figure)"] ?? figure.replacing("-", with: " ")
  }

  /// A number that leaves, or why it does not.
  func cell(_ line: FigureLine?) -> PageTable.Cell {
    .init(
      line?.value, text: line.map { scanned($0) ?? $0.reason ?? "" },
      isAbsent: line?.value == nil)
  }

  /// The same for a chart.
  func value(_ line: FigureLine?) -> ChartValue {
    guard let line, let text = line.value else {
      let isWithheld = line?.reason == Known<String>.withheld.reason
      return ChartValue(isWithheld ? .withheld : .noData, text: line?.reason ?? words["noData"])
    }
    return value(text, nil, text: scanned(line))
  }

  /// A number as people scan it: shares and points to one decimal, counts as they are.
  private func scanned(_ line: FigureLine) -> String? {
    guard let value = line.value, [.percent, .points].contains(line.unit),
      let exact = FixedDecimal(exactly: value)
    else { return line.value.map(written.number) }
    return written.amount(
      ExactDecimal(millionths: Int128(exact.millionths)), decimals: 1, rounded: true)
  }

  /// Every line as it is, as commands write it.
  ///
  /// - Parameter group: what lines of several groups are told apart by.
  func lines(
    _ caption: String, _ lines: [(group: String, line: FigureLine)], by group: PageTable.Column?
  ) -> PageTable {
    PageTable(
      caption,
      (group.map { [$0] } ?? []) + [
        .init("figure", words["figure"]), .init("row", words["whom"]),
        .init("column", words["which"]), .init("value", words["figureValue"], .number),
        .init("unit", words["unit"]),
      ],
      lines.map { label, line in
        (group == nil ? [] : [PageTable.Cell(label)]) + [
          .init(line.figure, text: name(ofFigure: line.figure)),
          .init(line.row, text: word(line.row)),
          .init(line.column, text: line.column.map(word)), cell(line),
          .init(line.unit.rawValue, text: words["unit.\(line.unit.rawValue)"]),
        ]
      })
  }

  /// Lines of two axes with a column for each word of the second.
  func crossed(_ caption: String, _ lines: [FigureLine]) -> PageTable {
    var columns: [String] = []
    var rows: [[String]] = []
    for line in lines {
      guard let column = line.column else { continue }
      if !columns.contains(column) { columns.append(column) }
      if !rows.contains([line.figure, line.row]) { rows.append([line.figure, line.row]) }
    }
    let hasFigures = Set(rows.map { $0[0] }).count > 1
    return PageTable(
      caption,
      [.init("row", words["whom"])] + (hasFigures ? [.init("figure", words["figure"])] : [])
        + columns.map { .init($0, word($0), .number) },
      rows.map { row in
        [PageTable.Cell(row[1], text: word(row[1]))]
          + (hasFigures ? [.init(row[0], text: name(ofFigure: row[0]))] : [])
          + columns.map { column in
            cell(lines.first { [$0.figure, $0.row] == row && $0.column == column })
          }
      })
  }
}
