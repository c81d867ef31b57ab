import DonorReporting
import GRDB
import Kernel
import Pages

/// The entries behind what a grant has spent: what explains each of its figures.
struct CostsPage: Page {
  static let address = PageAddress(
    "/grants/{grant}/costs", "costs", in: .grants, .array, hasTable: true,
    parameters: [
      Parameter("line", .text), Parameter("from", .day), Parameter("to", .day), .today, .page,
    ])

  static let size = 100

  /// As `baraza grant costs` with the same choice.
  let rows: [GrantCosts.Row]
  let grant: String
  let currency: String

  func encode(to encoder: any Encoder) throws { try rows.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> CostsPage {
    let costs = try GrantCosts(
      db, grant: question.subject("grant"),
      GrantCosts.Choice(
        line: question["line"], from: question["from"].flatMap { CalendarDate($0) },
        to: question["to"].flatMap { CalendarDate($0) }), asOf: question.today,
      for: question.audience)
    return CostsPage(
      rows: try costs.rows(
        db, offset: question.offset(pages: size), limit: question.limit(pages: size)),
      grant: costs.grant.code, currency: costs.grant.currency.description)
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    let question = writing.question
    let period = question["from"].map { writing.written.period($0, question["to"]) }
    return PageContent(
      title: words["costsBehind"], kicker: words["grant"],
      subtitle: [grant, question["line"], period].compactMap { $0 }.joined(separator: " · "),
      values: PageBody(
        links: [
          (words["grant"], PageLink.to(GrantPage.self, grant)),
          (words["budgetAndCosts"], PageLink.to(BudgetPage.self, grant)),
        ],
        sections: [
          PageSection(
            id: "entries", heading: words["entriesBehind"], hint: words["costsRule", currency],
            empty: words["emptyCosts"], table: table(writing))
        ], pager: writing.pager(total: nil, shown: rows.count, size: CostsPage.size)
      ).content(writing))
  }

  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    return PageTable(
      words["costsBehind"],
      [
        .init("reference", words["entry"]), .init("postedOn", words["postedOn"], .day),
        .init("valueOn", words["valueOn"], .day), .init("amount", words["amount"], .number),
        .init("currency", words["currency"], .code), .init("account", words["account"]),
        .init("line", words["line"]), .init("borne", words["borne"], .number),
        .init("rate", words["rate"]), .init("exclusion", words["leftOut"]),
      ],
      rows.map { row in
        [
          .init(
            row.reference,
            note: row.withheld.contains("description") ? words["withheld"] : row.description),
          .init("\(row.postedOn)", text: writing.written.date("\(row.postedOn)")),
          .init("\(row.valueOn)", text: writing.written.date("\(row.valueOn)")),
          writing.amount(row.amount, "\(row.currency)"), .init("\(row.currency)"),
          .init(row.account), .init(row.line), writing.amount(row.borne, currency),
          .init(row.rate), .init(row.exclusion, tone: row.exclusion == nil ? nil : "warn"),
        ]
      })
  }
}
