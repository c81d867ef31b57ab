import Disclosure
import DonorReporting
import GRDB
import Kernel
import Pages

/// The entries behind what is borne of an account in one currency.
struct CoverageEntriesPage: Page {
  static let address = PageAddress(
    "/coverage/{account}", "coverage-entries", in: .grants, .array, hasTable: true,
    parameters: [
      Parameter("currency", .currency), Parameter("bearer", .text), Parameter("from", .day),
      Parameter("to", .day), .today, .page,
    ])

  static let size = 100

  /// As `baraza grant coverage --explain`.
  let entries: [CoverageEntry]
  let withheld: [Withheld]

  func encode(to encoder: any Encoder) throws { try entries.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> CoverageEntriesPage {
    guard let currency = question["currency"].flatMap({ CurrencyCode($0) }) else {
      throw QuestionFailure.invalid("currency", "", wanted: "a currency’s three letters")
    }
    let found = try CoverageEntry.load(
      db,
      CoverageEntry.Choice(
        account: question.subject("account"), currency: currency,
        bearer: question["bearer"].map { $0 == "own" ? .ownFunds : .grant($0) }),
      from: question["from"].flatMap { CalendarDate($0) },
      to: question["to"].flatMap { CalendarDate($0) } ?? question.today,
      offset: question.offset(pages: size), limit: question.limit(pages: size),
      for: question.audience)
    return CoverageEntriesPage(entries: found.entries, withheld: found.withheld)
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    let bearer = writing.question["bearer"]
    return PageContent(
      title: words["coverageBehind"], kicker: words["coverage"],
      subtitle: [
        writing.question.subject("account"), writing.question["currency"],
        bearer == "own" ? words["ownFunds"] : bearer,
      ].compactMap { $0 }.joined(separator: " · "),
      values: PageBody(
        links: [(words["coverage"], PageLink.to(CoveragePage.self))],
        sections: [
          PageSection(
            id: "entries", heading: words["entriesBehind"], hint: words["coverageRule"],
            empty: words["emptyCoverage"], table: table(writing))
        ],
        pager: writing.pager(
          total: nil, shown: entries.count, size: CoverageEntriesPage.size),
        withheld: withheld
      ).content(writing))
  }

  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    return PageTable(
      words["entriesBehind"],
      [
        .init("reference", words["entry"]), .init("postedOn", words["postedOn"], .day),
        .init("amount", words["amount"], .number), .init("currency", words["currency"], .code),
        .init("bearer", words["borneBy"]), .init("weight", words["weight"], .number),
        .init("borne", words["borne"], .number),
      ],
      entries.map { entry in
        let currency = "\(entry.currency)"
        return [
          .init(entry.reference),
          .init("\(entry.postedOn)", text: writing.written.date("\(entry.postedOn)")),
          writing.amount(entry.amount, currency), .init(currency),
          .init(
            entry.bearer, text: entry.bearer ?? words["ownFunds"],
            link: entry.bearer.map { PageLink.to(GrantPage.self, $0) }),
          .init("\(entry.weight)", text: "\(entry.weight) %"),
          writing.amount(entry.borne, currency),
        ]
      })
  }
}
