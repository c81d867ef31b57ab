import Kernel
import Pages

extension ReportFigures {
  /// The results of the grant's activities, each indicator with what was reported by the end of
  /// the period.
  func logframe() -> [ReportDocument.Block] {
    guard !head.results.isEmpty else { return [.note(words["noResults"])] }
    let written = Written(words: words)
    func value(_ value: ReportedResult.Value?) -> ReportDocument.Cell {
      guard let value else { return .absent("noData") }
      return value.value.map { .text(written.number($0)) } ?? .absent("notStated")
    }
    let rows = head.results.flatMap { result -> [ReportDocument.Table.Row] in
      let title = [result.type, result.title].compactMap { $0 }.joined(separator: ": ")
      return [row(.heading, [.text(title)] + Array(repeating: .empty, count: 6))]
        + result.indicators.flatMap { indicator -> [ReportDocument.Table.Row] in
          let lines = indicator.lines.filter { line in
            line.start.flatMap { CalendarDate($0) }.map { $0 <= head.report.ends } ?? true
          }
          let told = lines.isEmpty ? [ReportedResult.Line(group: "")] : lines
          return told.map { line in
            row(
              .line,
              [
                .text(
                  [indicator.title ?? words["untitled"], line.group].filter { !$0.isEmpty }
                    .joined(separator: ", ")),
                .text(indicator.measure ?? ""), value(line.baseline),
                line.start == nil && line.end == nil
                  ? .empty : .text(written.period(line.start, line.end)),
                value(line.target), value(line.actual), .text(line.actual?.comment ?? ""),
              ])
          }
        }
    }
    return [
      .table(
        ReportDocument.Table(
          caption: nil,
          columns: [
            "indicator", "measure", "baseline", "periodOf", "target", "current", "comment",
          ].map { .text(words[$0]) }, rows: rows))
    ]
  }

  private func row(
    _ style: ReportDocument.Table.Row.Style, _ cells: [ReportDocument.Cell]
  ) -> ReportDocument.Table.Row {
    ReportDocument.Table.Row(style: style, depth: 0, cells: cells)
  }
}
