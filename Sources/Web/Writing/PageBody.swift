import Disclosure

/// What most pages are made of: links to what lies beside them, sections, a pager, and what was
/// kept back.
struct PageBody {
  var links: [(name: String, path: String)] = []
  var sections: [PageSection] = []
  /// As ``PageWriting/pager(total:shown:size:)`` gives it.
  var pager: [String: Any]?
  var withheld: [Withheld] = []

  /// What the template of bodies shows.
  func content(_ writing: PageWriting) -> [String: Any] {
    [
      "hasLinks": !links.isEmpty, "links": links.map { ["name": $0.name, "path": $0.path] },
      "sections": sections.map { $0.content(writing) }, "pager": pager.map { [$0] } ?? [],
      "withheld": writing.withheld(withheld),
    ]
  }
}
