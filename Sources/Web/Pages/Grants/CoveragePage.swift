import DonorReporting
import GRDB
import Kernel
import Pages

/// Who bears the costs: accounts against grants, with what own funds bear.
struct CoveragePage: Page {
  static let address = PageAddress(
    "/coverage", "coverage", in: .grants, hasTable: true,
    parameters: [Parameter("from", .day), Parameter("to", .day), .today])

  /// As `baraza grant coverage`.
  let report: CoverageReport

  func encode(to encoder: any Encoder) throws { try report.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> CoveragePage {
    CoveragePage(
      report: try CoverageReport.load(
        db, from: question["from"].flatMap { CalendarDate($0) },
        to: question["to"].flatMap { CalendarDate($0) } ?? question.today,
        for: question.audience))
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    return PageContent(
      title: words["coverage"], kicker: words["section.grants"],
      subtitle: writing.written.period("\(report.from)", "\(report.to)"),
      values: [
        "table": table(writing)?.content(words.entries) ?? [:],
        "empty": report.accounts.isEmpty ? [words["emptyCoverage"]] : [],
        "withheld": writing.withheld(report.withheld)
          + report.repeated.map {
            words[
              "repeatedEntry", $0.entries.joined(separator: ", "),
              $0.grants.joined(separator: ", ")]
          },
      ])
  }

  /// A column a grant.
  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    return PageTable(
      words["coverage"],
      [
        .init("account", words["account"]), .init("currency", words["currency"], .code),
        .init("total", words["total"], .number), .init("own", words["ownFunds"], .number),
        .init("withheld", words["withheld"], .number),
      ] + report.grants.map { .init($0, $0, .number) },
      report.accounts.map { row in
        let borne = Dictionary(
          row.borne.map { ($0.grant, $0.amount) }, uniquingKeysWith: { first, _ in first })
        func opening(_ value: DecimalString?, _ bearer: String?) -> PageTable.Cell {
          var cell = writing.amount(value, row.currency.description)
          if value != nil { cell.link = link(row, bearer, writing) }
          return cell
        }
        let first = [
          PageTable.Cell(row.account, text: row.title, note: row.account),
          .init(row.currency.description), opening(row.total, nil), opening(row.own, "own"),
          writing.amount(
            row.withheld.value == .zero ? nil : row.withheld, row.currency.description),
        ]
        return first + report.grants.map { opening(borne[$0], $0) }
      })
  }

  /// To the entries behind an amount.
  private func link(
    _ row: CoverageReport.Account, _ bearer: String?, _ writing: PageWriting
  ) -> String {
    PageLink.to(
      CoverageEntriesPage.self, row.account,
      with: [
        "currency": row.currency.description, "bearer": bearer, "from": "\(report.from)",
        "to": "\(report.to)",
      ])
  }
}
