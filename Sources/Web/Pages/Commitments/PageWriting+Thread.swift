import Commitments
import GoldenThread
import Kernel
import Pages
import Portfolio

extension PageWriting {
  /// A thread as a list, from the resolution down.
  func threadSection(_ thread: CommitmentThread) -> PageSection {
    let unit = thread.currency.map { ", \($0)" } ?? ""
    return PageSection(
      id: "thread", heading: words["thread"], hint: words["threadHint"],
      empty: words["emptyThread"],
      table: PageTable(
        words["thread"],
        [
          .init("kind", words["threadKind"]), .init("name", words["threadName"]),
          .init("detail", words["threadDetail"]),
          .init("disbursed", words["measure.disbursed"] + unit, .number),
          .init("spent", words["measure.spent"] + unit, .number),
        ], thread.strands.flatMap { rows($0, thread.currency) }),
      figures: threadDrawings(thread),
      notes: withheld(thread.withheld))
  }

  private func rows(_ strand: ThreadStrand, _ currency: String?) -> [[PageTable.Cell]] {
    func row(
      _ kind: String, _ name: String, link: String? = nil, note: String? = nil, _ detail: String?,
      _ disbursed: String? = nil, _ spent: String? = nil
    ) -> [PageTable.Cell] {
      [
        .init(kind, text: words["thread.\(kind)"]), .init(name, link: link, note: note),
        .init(detail), .init(disbursed, text: disbursed.map { rounded($0, currency) }),
        .init(spent, text: spent.map { rounded($0, currency) }),
      ]
    }
    let code = strand.path.last?.code
    return strand.provisions.map {
      row("provision", "\($0.instrument) § \($0.code)", note: $0.summary, $0.relation)
    } + [
      row(
        "commitment", strand.title,
        link: code.map { PageLink.to(CommitmentPage.self, strand.planCode, $0) },
        note: strand.commitment, strand.state.map { words["state.\($0.rawValue)"] })
    ]
      + strand.sources.map { source in
        row(
          source.link.source.rawValue,
          [source.identifier, source.ref].compactMap { $0 }.joined(separator: " · "),
          link: PageLink.to(ProgrammePage.self, source.identifier),
          [source.link.weight.map { "\($0) %" }, reviewed(source.link.isReviewed)]
            .compactMap { $0 }.joined(separator: ", "), source.disbursed, source.spent)
      }
      + strand.concerns.map {
        row(
          "concern", $0.concern.title, note: $0.concern.code,
          words["concern.\($0.concern.state.rawValue)"])
      }
      + strand.courses.map {
        row("course", $0.title, note: $0.code, reviewed($0.link.isReviewed))
      }
  }

  private func reviewed(_ isReviewed: Bool) -> String {
    words[isReviewed ? "linkReviewed" : "linkProposed"]
  }
}
