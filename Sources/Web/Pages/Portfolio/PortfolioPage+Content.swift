import CodeLists
import Kernel
import Pages
import Platform

extension PortfolioPage {
  func content(_ writing: PageWriting) -> PageContent {
    PageContent(
      title: writing.words["section.portfolio"],
      values: [
        "choices": choices, "isEmpty": total == 0, "withheld": writing.withheld(withheld),
        "table": rows(writing).content(writing.words.entries, sorting: writing.question),
        "pager": writing.pager(total: total, shown: items.count, size: PortfolioPage.size),
      ])
  }

  func table(_ writing: PageWriting) -> PageTable? { rows(writing) }

  private func rows(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    return PageTable(
      words["section.portfolio"],
      [
        .init("title", words["title"], sorts: true),
        .init("identifier", words["identifier"], .code, sorts: true),
        .init("status", words["status"], sorts: true),
        .init("countries", words["countries"]), .init("reportingOrg", words["reportedBy"]),
        .init("start", words["start"], .day, sorts: true),
        .init("end", words["end"], .day, sorts: true), .init("feed", words["feed"]),
      ],
      items.map { item in
        [
          .init(
            item.title.value, text: item.title.value ?? words["untitled"],
            link: PageLink.to(ProgrammePage.self, String(item.id))),
          .init(item.identifier),
          .init(
            item.status.value, text: writing.name(item.status.value, of: .activityStatus),
            isAbsent: item.status.value == nil),
          .init(
            item.countries.joined(separator: " "),
            text: item.countries.prefix(4).map { writing.country($0) }.joined(separator: ", ")
              + (item.countries.count > 4 ? " +\(item.countries.count - 4)" : "")),
          .init(item.reportingOrg.value), day(item.start.value, writing),
          day(item.end.value, writing), .init(item.feed),
        ]
      })
  }

  private func day(_ day: String?, _ writing: PageWriting) -> PageTable.Cell {
    .init(day, text: day.map { writing.written.date($0) }, isAbsent: day == nil)
  }
}
