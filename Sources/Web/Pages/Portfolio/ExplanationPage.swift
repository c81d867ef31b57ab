import GRDB
import Kernel
import Pages
import Platform
import Portfolio
import Reference

/// The transactions behind a figure of spend, what each adds, and by which rates.
struct ExplanationPage: Page {
  static let address = PageAddress(
    "/explain", "explanation", in: .portfolio, .array, hasTable: true,
    parameters: [
      // As feeds wrote it, which need not be a code.
      Parameter("country", .text), Parameter("year", .year),
      Parameter("currency", .text), Parameter("converted", .flag), .page,
    ])

  static let size = 100

  /// As `baraza figure explain` with the same selection.
  let rows: [ExplainedRow]
  /// What counts not, and why, by the number of cases.
  let excluded: [String: Int]
  let currency: String?

  func encode(to encoder: any Encoder) throws { try rows.encode(to: encoder) }

  private static func selection(_ question: PageQuestion) -> ExplainedSpend.Selection {
    ExplainedSpend.Selection(
      country: question.selected("country").map(Territories.code),
      year: question.selected("year"), currency: question.selected("currency")?.uppercased())
  }

  static func forEachPart(
    _ db: Database, _ question: PageQuestion, _ body: (any Page, PageQuestion) throws -> Int
  ) throws {
    try inParts { add in
      try ExplainedSpend.forEach(
        db, SeenActivities.load(db, for: question.audience), selection(question),
        inReportingCurrency: question.isSet("converted")
      ) { part in
        try add(ExplainedRow(part()))
        return true
      }
    } _: {
      _ = try body(ExplanationPage(rows: $0, excluded: [:], currency: nil), question)
    }
  }

  static func load(_ db: Database, _ question: PageQuestion) throws -> ExplanationPage {
    let seen = try SeenActivities.load(db, for: question.audience)
    let parts = try ExplainedSpend.page(
      db, seen, selection(question),
      inReportingCurrency: question.isSet("converted"), offset: question.offset(pages: size),
      limit: question.limit(pages: size))
    return ExplanationPage(
      rows: parts.map(ExplainedRow.init),
      excluded: try PortfolioExclusions.load(db, seen, limit: 0).reasons,
      currency: question.isSet("converted")
        ? try ReportingSettings.load(db).currency?.description : nil)
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    return PageContent(
      title: words["explanation"], kicker: words["spend"], subtitle: selection(writing),
      values: [
        "table": table(writing)?.content(words.entries) ?? [:],
        "rule": words[currency == nil ? "rule.own" : "rule.converted", currency ?? ""],
        "excluded": excluded.sorted { $0.key < $1.key }.map { reason, count in
          ["reason": words["excluded.\(reason)"], "count": writing.number(count)]
        },
        "hasExcluded": !excluded.isEmpty, "isEmpty": rows.isEmpty,
        "pager": writing.pager(total: nil, shown: rows.count, size: ExplanationPage.size),
      ])
  }

  private func selection(_ writing: PageWriting) -> String {
    let question = writing.question
    func named(_ value: String) -> String? { value == "-" ? nil : value }
    let parts = [
      question["country"].map { writing.country(named($0).map(Territories.code)) },
      question["year"].map { writing.stated(named($0)) },
      question["currency"].map { named($0) ?? writing.words["noCurrency"] },
    ].compactMap { $0 }
    return parts.isEmpty ? writing.words["everything"] : parts.joined(separator: " · ")
  }

  func table(_ writing: PageWriting) -> PageTable? {
    writing.explained(rows, writing.words["explanation"], currency: currency)
  }
}

extension PageWriting {
  /// The rows behind a figure; the reason stands in place of what counts not.
  ///
  /// - Parameter currency: what was converted into; nil where amounts stay in their own.
  func explained(_ rows: [ExplainedRow], _ caption: String, currency: String?) -> PageTable {
    PageTable(
      caption,
      [
        .init("transaction", words["transaction"], .code), .init("label", words["of"]),
        .init("date", words["date"], .day), .init("amount", words["amount"], .number),
        .init("currency", words["currency"], .code),
        .init("contribution", words["adds"], .number), .init("rate", words["rate"]),
      ],
      rows.map { row in
        [
          .init("\(row.transaction)"), .init(row.label),
          .init(row.date, text: row.date.map { written.date($0) }),
          .init(row.amount, text: row.amount.map { rounded($0, row.currency) }),
          .init(row.currency),
          .init(
            row.contribution,
            text: row.contribution.map { rounded($0, currency ?? row.currency) }
              ?? words[row.exclusion == nil ? "noRate" : "leftOut"],
            isAbsent: row.contribution == nil),
          .init(row.rate ?? row.exclusion),
        ]
      })
  }
}
