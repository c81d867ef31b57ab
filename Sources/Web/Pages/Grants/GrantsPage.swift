import DonorReporting
import GRDB
import Kernel
import Pages

/// All grants, with how far each has come.
struct GrantsPage: Page {
  static let address = PageAddress(
    "/grants", "grants", in: .grants, isEntry: true, hasTable: true, parameters: [.today])

  /// As `baraza grant list`.
  let list: GrantList
  let reports: GrantReportList

  func encode(to encoder: any Encoder) throws { try list.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> GrantsPage {
    GrantsPage(
      list: try GrantList.load(db, today: question.today, for: question.audience),
      reports: try GrantReportList.load(db, for: question.audience))
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    return PageContent(
      title: words["section.grants"],
      values: [
        "sections": [
          PageSection(
            id: "grants", heading: words["grantsHeld"], empty: words["emptyGrants"],
            table: table(writing)),
          PageSection(
            id: "reports", heading: words["reportsWritten"], empty: words["emptyGrantReports"],
            table: writing.reports(reports)),
        ].map { $0.content(writing) },
        "calendar": PageLink.to(CalendarPage.self), "coverage": PageLink.to(CoveragePage.self),
        "withheld": writing.withheld(list.withheld),
      ])
  }

  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    return PageTable(
      words["grantsHeld"],
      [
        .init("code", words["grant"]), .init("donor", words["donor"]),
        .init("status", words["status"]), .init("eligibleTo", words["eligibleTo"], .day),
        .init("amount", words["agreed"], .number), .init("spent", words["spentOf"], .number),
        .init("currency", words["currency"], .code),
        .init("burnRate", words["burnRate"], .number),
        .init("timeRate", words["timeRate"], .number),
        .init("nextReport", words["nextReport"]),
      ],
      list.grants.map { grant in
        let currency = grant.currency.description
        let standing = grant.standing
        return [
          .init(
            grant.code, text: grant.title, link: PageLink.to(GrantPage.self, grant.code),
            note: grant.code),
          .init(grant.donor), .init(grant.status),
          .init("\(grant.eligibleTo)", text: writing.written.date("\(grant.eligibleTo)")),
          .init("\(grant.amount)", text: writing.rounded("\(grant.amount)", currency)),
          .init(
            standing.map { "\($0.spent)" },
            text: standing.map { writing.rounded("\($0.spent)", currency) } ?? grant.problem,
            link: standing.map { _ in PageLink.to(CostsPage.self, grant.code) },
            isAbsent: standing == nil),
          .init(currency), writing.percent(standing?.burnRate),
          writing.percent(standing?.timeRate),
          .init(
            grant.nextReport.map { "\($0.due)" },
            text: grant.nextReport.map { writing.written.date("\($0.due)") },
            note: grant.nextReport.map { words["due.\($0.state.rawValue)"] },
            tone: grant.nextReport?.state == .overdue ? "bad" : nil),
        ]
      })
  }
}
