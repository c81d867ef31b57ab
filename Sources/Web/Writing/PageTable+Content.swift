extension PageTable {
  /// What the template of tables shows.
  ///
  /// - Parameter question: where its columns sort the page.
  func content(_ words: [String: String], sorting question: PageQuestion? = nil) -> [String: Any] {
    let styles = columns.indices.map(style)
    return [
      "words": words, "caption": "\(words["tableOf"] ?? ""): \(caption)", "hasRows": !rows.isEmpty,
      "columns": columns.map { heading($0, question) }, "stacks": stacks,
      "rows": rows.map { row in ["cells": zip(styles, row).enumerated().map(cell)] },
    ]
  }

  /// A column of texts that are no word or two keeps a width to be read in.
  private func style(_ place: Int) -> String {
    let kind = columns[place].kind
    let isLong = rows.contains { row in
      guard place < row.count else { return false }
      return max(row[place].shown.utf8.count, row[place].note?.utf8.count ?? 0) > 24
    }
    return kind == .text && isLong ? "w" : PageTable.style(kind)
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

  private func cell(_ place: Int, _ pair: (style: String, cell: Cell)) -> [String: Any] {
    let (style, cell) = pair
    let text = cell.shown
    return [
      "text": text.isEmpty ? "–" : text, "link": cell.link.map { [$0] } ?? [],
      "note": cell.note.map { $0.isEmpty ? [] : [$0] } ?? [],
      "class": [style, cell.isAbsent || text.isEmpty ? "nothing" : ""]
        .filter { !$0.isEmpty }.joined(separator: " "),
      "label": stacks && place > 0 ? [columns[place].title] : [],
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
