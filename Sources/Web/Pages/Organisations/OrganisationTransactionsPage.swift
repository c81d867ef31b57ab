import CodeLists
import GRDB
import Kernel
import Pages
import Portfolio

/// The transactions that the money from or to an organisation adds up.
struct OrganisationTransactionsPage: Page {
  static let address = PageAddress(
    "/organisations/{organisation}/transactions", "organisation-transactions", in: .portfolio,
    hasTable: true,
    parameters: [
      Parameter("direction", .choice(OrganisationSheet.Flow.Direction.allCases.map(\.rawValue))),
      Parameter("type", .text), Parameter("currency", .text), .page,
    ])

  static let size = 100

  /// As `baraza organisation transactions` with the same selection.
  let behind: OrganisationTransactions

  func encode(to encoder: any Encoder) throws { try behind.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> OrganisationTransactionsPage
  {
    OrganisationTransactionsPage(
      behind: try OrganisationTransactions.load(
        db, SeenActivities.load(db, for: question.audience),
        organisation: question.subject("organisation"),
        .init(
          question["direction"].flatMap { .init(rawValue: $0) } ?? .from,
          type: question.selected("type"),
          currency: question.selected("currency")?.uppercased()),
        offset: question.offset(pages: size), limit: question.limit(pages: size)))
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    return PageContent(
      title: words["moneyOf.\(behind.direction.rawValue)"], kicker: words["organisation"],
      subtitle: behind.name,
      values: PageBody(
        links: [
          (behind.name, PageLink.to(OrganisationPage.self, behind.identifier ?? behind.name))
        ],
        sections: [
          PageSection(
            id: "transactions", heading: words["transactionCount"],
            hint: words["moneyFromAndToHint"], empty: words["noMoneyFromOrTo"],
            table: table(writing))
        ],
        pager: writing.pager(
          total: behind.total, shown: behind.transactions.count,
          size: OrganisationTransactionsPage.size), withheld: behind.withheld
      ).content(writing))
  }

  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    var table = PageTable(
      words["transactionCount"],
      [
        .init("transaction", words["transaction"], .code), .init("activity", words["activity"]),
        .init("type", words["transactionType"]), .init("date", words["date"], .day),
        .init("amount", words["amount"], .number), .init("currency", words["currency"], .code),
        .init("other", words["otherSide.\(behind.direction.rawValue)"]),
      ],
      behind.transactions.map { own in
        [
          .init(String(own.id), note: own.ref),
          .init(
            own.identifier, text: own.title ?? words["untitled"],
            link: PageLink.to(ProgrammePage.self, String(own.activity)), note: own.identifier),
          .init(own.type, text: writing.name(own.type, of: .transactionType)),
          .init(own.date, text: own.date.map { writing.written.date($0) }),
          .init(own.amount, text: writing.rounded(own.amount, own.currency)),
          .init(own.currency, text: own.currency ?? words["noCurrency"]),
          .init(own.other ?? own.otherName, text: own.otherName ?? own.other),
        ]
      })
    table.stacks = true
    return table
  }
}
