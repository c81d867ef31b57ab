extension PageTable {
  /// What the template of tables shows.
  ///
  /// - Parameter question: where its columns sort the page.
  func content(_ words: [String: String], sorting question: PageQuestion? = nil) -> [String: Any] {
    [
      "words": words, "caption": "\(words["tableOf"] ?? ""): \(caption)", "hasRows": !rows.isEmpty,
      "columns": columns.map { heading($0, question) },
      "rows": rows.map { row in ["cells": zip(columns, row).enumerated().map(cell)] },
    ]
  }

  private func heading(_ column: Column, _ question: PageQuestion?) -> [String: Any] {
    let isSorted = question?["sort"] == column.key
    return [
      "title": column.title, "class": PageTable.style(column.kind),
      "link": column.sorts
        ? question.map { [$0.link(["sort": column.key, "page": nil])] } ?? [] : [],
      "isSorted": isSorted,
    ]
  }

  private func cell(_ place: Int, _ pair: (Column, Cell)) -> [String: Any] {
    let (column, cell) = pair
    let text = cell.text ?? cell.value ?? ""
    return [
      "text": text.isEmpty ? "–" : text, "link": cell.link.map { [$0] } ?? [],
      "note": cell.note.map { $0.isEmpty ? [] : [$0] } ?? [],
      "class": [PageTable.style(column.kind), cell.isAbsent || text.isEmpty ? "nothing" : ""]
        .filter { !$0.isEmpty }.joined(separator: " "),
      "tone": cell.tone.map { [$0] } ?? [], "isHeading": place == 0,
    ]
  }

  private static func style(_ kind: Column.Kind) -> String {
    switch kind {
    case .text: ""
    case .number: "n"
    case .code: "k"
    case .day: "d"
    }
  }
}
