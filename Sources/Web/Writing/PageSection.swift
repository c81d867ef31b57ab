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
  /// Where a fact leads, by its label.
  var links: [String: String] = [:]
  var table: PageTable?
  /// As ``PageWriting/figure(_:id:)`` gives it.
  var figure: [String: Any]?
  /// Further ones beneath it.
  var figures: [[String: Any]] = []
  var notes: [String] = []
  /// As ``PageWriting/pager(total:shown:size:)`` gives it.
  var pager: [String: Any]?
  /// Where all rows are, beyond those of the table.
  var more: (name: String, link: String)?

  /// What the template of sections shows.
  func content(_ writing: PageWriting) -> [String: Any] {
    let isEmpty =
      facts.isEmpty && table?.rows.isEmpty != false && figure == nil
      && figures.isEmpty
    return [
      "id": id, "heading": heading, "hint": hint.map { isEmpty ? [] : [$0] } ?? [],
      "empty": isEmpty ? empty.map { [$0] } ?? [] : [],
      "hasFacts": !facts.isEmpty,
      "facts": facts.map { fact in
        [
          "label": fact.label, "value": fact.value, "link": links[fact.label].map { [$0] } ?? [],
        ]
      },
      "figure": ((figure.map { [$0] } ?? []) + figures).map(beneathHeading),
      "table": table.map { [$0.content(writing.words.entries)] } ?? [], "notes": notes,
      "pager": pager.map { [$0] } ?? [],
      "more": more.map { [["name": $0.name, "link": $0.link]] } ?? [],
    ]
  }

  /// A chart of the heading's own title does not say it again.
  private func beneathHeading(_ figure: [String: Any]) -> [String: Any] {
    var figure = figure
    if figure["title"] as? String == heading { figure["caption"] = [String]() }
    return figure
  }
}
