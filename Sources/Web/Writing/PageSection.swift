import Pages

/// A part of a page under a heading of its own: words, facts, a chart and a table, as it has them.
struct PageSection {
  /// Begins the ids within it, and is what links lead to.
  let id: String
  let heading: String
  var hint: String?
  /// What is said where there is nothing to show.
  var empty: String?
  var facts: [(label: String, value: String)] = []
  var table: PageTable?
  /// As ``PageWriting/figure(_:id:)`` gives it.
  var figure: [String: Any]?
  var notes: [String] = []

  /// What the template of sections shows.
  func content(_ writing: PageWriting) -> [String: Any] {
    let isEmpty = facts.isEmpty && table?.rows.isEmpty != false && figure == nil
    return [
      "id": id, "heading": heading, "hint": hint.map { isEmpty ? [] : [$0] } ?? [],
      "empty": isEmpty ? empty.map { [$0] } ?? [] : [],
      "hasFacts": !facts.isEmpty,
      "facts": facts.map { ["label": $0.label, "value": $0.value] },
      "figure": figure.map { [$0] } ?? [],
      "table": table.map { [$0.content(writing.words.entries)] } ?? [], "notes": notes,
    ]
  }
}
