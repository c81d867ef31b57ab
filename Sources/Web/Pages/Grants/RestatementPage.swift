import DonorReporting
import GRDB
import Kernel
import Pages

/// A report as it was submitted, as it is known now, and what made the difference.
struct RestatementPage: Page {
  static let address = PageAddress(
    "/reports/{report}/restatement", "restatement", in: .grants, hasTable: true,
    parameters: [Parameter("version", .number(from: 1, to: 100_000))])

  /// As `baraza report restate`.
  let restatement: Restatement

  func encode(to encoder: any Encoder) throws { try restatement.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> RestatementPage {
    RestatementPage(
      restatement: try Restatement.load(
        db, report: question.subject("report"), version: question.number("version"),
        for: question.audience))
  }

  var currency: String { restatement.currency.description }

  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    return PageTable(
      words["restatement"],
      [
        .init("code", words["line"]), .init("title", words["title"]),
        .init("submittedGrant", words["submittedGrant"], .number),
        .init("nowGrant", words["nowGrant"], .number),
        .init("differenceGrant", words["difference"], .number),
        .init("submittedWhole", words["submittedWhole"], .number),
        .init("nowWhole", words["nowWhole"], .number),
        .init("differenceWhole", words["difference"], .number),
      ],
      restatement.lines.map { line in
        [
          .init(line.code, text: line.code ?? words["noLine"]), .init(line.title),
          amount(line.submitted.grant, writing), amount(line.now.grant, writing),
          difference(line.difference.grant, writing), amount(line.submitted.whole, writing),
          amount(line.now.whole, writing), difference(line.difference.whole, writing),
        ]
      })
  }

  func amount(_ value: ExactDecimal, _ writing: PageWriting) -> PageTable.Cell {
    .init("\(value)", text: writing.rounded("\(value)", currency))
  }

  /// Marked where there is one.
  func difference(_ value: ExactDecimal, _ writing: PageWriting) -> PageTable.Cell {
    var cell = amount(value, writing)
    cell.tone = value == .zero ? nil : "warn"
    return cell
  }
}
