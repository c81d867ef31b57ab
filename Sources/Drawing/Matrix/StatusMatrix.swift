import Pages

/// How matters stand, in rows and columns: for example what each voice says of each action. A state
/// is told by a sign, a letter and a colour, never by colour alone.
public struct StatusMatrix: Chart {
  public struct State: Hashable, Sendable {
    public enum Sign: Hashable, Sendable {
      case done, underWay, late, failed, notBegun
      case noData, notStated, notApplicable, withheld
    }

    /// One or two letters, apart from those of the other states.
    public let letter: String
    public let label: String
    public let sign: Sign

    public init(_ letter: String, _ label: String, _ sign: Sign) {
      self.letter = letter
      self.label = label
      self.sign = sign
    }
  }

  public struct Cell: Hashable, Sendable {
    public let state: State
    /// What is said beside it, for example how old it is.
    public let note: String?

    public init(_ state: State, note: String? = nil) {
      self.state = state
      self.note = note
    }
  }

  public struct Row: Hashable, Sendable {
    public let label: String
    /// One for each column; nothing is drawn for what is missing.
    public let cells: [Cell?]

    public init(_ label: String, _ cells: [Cell?]) {
      self.label = label
      self.cells = cells
    }
  }

  public let title: String
  /// What the rows are: `Action`.
  public let category: String
  public let columns: [String]
  public let rows: [Row]

  public init(title: String, category: String, columns: [String], rows: [Row]) {
    self.title = title
    self.category = category
    self.columns = columns
    self.rows = rows
  }

  /// The states in use, in the order in which they first appear.
  private var states: [State] {
    var seen: Set<State> = []
    return rows.flatMap { $0.cells.compactMap { $0?.state } }.filter { seen.insert($0).inserted }
  }

  public func summary(_ words: Words) -> String {
    var summary = Summary(words)
    summary.say(words["chart.matrix", String(rows.count), String(columns.count)])
    for state in states {
      let count = rows.reduce(0) { $0 + $1.cells.count { $0?.state == state } }
      summary.say(words["chart.stateCount", summary.name(state.label), String(count)])
    }
    return summary.text
  }

  public func table(_ words: Words) -> ChartTable {
    ChartTable(
      title, columns: [.words(category)] + columns.map { .words($0) },
      rows: rows.map { row in
        [row.label]
          + columns.indices.map { index in
            guard row.cells.indices.contains(index), let cell = row.cells[index] else { return "" }
            return [cell.state.label, cell.note].compactMap { $0 }.joined(separator: ", ")
          }
      })
  }

  public func draw(on canvas: inout ChartCanvas) {
    guard !rows.isEmpty, !columns.isEmpty else { return canvas.empty() }
    canvas.legend(
      states.map { state in
        let label = canvas.words["chart.state", state.letter, state.label]
        return ChartCanvas.Key(label: label) { canvas, x, y in canvas.sign(state.sign, x, y) }
      })
    let names = rows.map { TextMeasure.width(SVGText.clean($0.label), size: 12) }.max() ?? 0
    let nameRoom = canvas.isNarrow ? 0 : min(names + 16, canvas.width * 0.38)
    let step = (canvas.width - nameRoom) / Double(columns.count)
    canvas.bottom += 12
    for (index, column) in columns.enumerated() {
      canvas.text(
        column, nameRoom + Double(index) * step, canvas.bottom, .quiet, within: step - 8, size: 11)
    }
    canvas.bottom += 8
    for row in rows {
      canvas.line(0, canvas.bottom, canvas.width, canvas.bottom, .rule)
      let lines = TextMeasure.lines(
        SVGText.clean(row.label), width: canvas.isNarrow ? canvas.width : nameRoom - 16, size: 12)
      // Two lines; what is longer is cut in the second.
      let shown = [lines.first ?? "", lines.dropFirst().joined(separator: " ")]
        .filter { !$0.isEmpty }
      let extra = Double(max(shown.count, 1) - 1) * 15
      let middle = canvas.bottom + 16 + (canvas.isNarrow ? 18 + extra : extra / 2)
      for (number, line) in shown.enumerated() {
        canvas.text(
          line, 0, canvas.bottom + 20 + Double(number) * 15,
          within: canvas.isNarrow ? canvas.width : nameRoom - 12)
      }
      for (index, cell) in row.cells.prefix(columns.count).enumerated() {
        guard let cell else { continue }
        let x = nameRoom + Double(index) * step
        let tip = [cell.state.label, cell.note].compactMap { $0 }.joined(separator: ", ")
        canvas.element("g", []) { canvas in
          canvas.element("title", [], words: "\(row.label), \(columns[index]): \(tip)")
          canvas.sign(cell.state.sign, x, middle - 6)
          let used = canvas.text(
            cell.state.letter, x + 17, middle + 4.2, within: 26, isBold: true)
          canvas.text(
            cell.note ?? "", x + 17 + used + 6, middle + 4, .quiet, within: step - 29 - used,
            size: 11)
        }
      }
      canvas.bottom = middle + 16 + (canvas.isNarrow ? 0 : extra / 2)
    }
    canvas.bottom += 2
  }
}
