import GRDB
import GoldenThread
import Kernel
import Pages
import Platform

/// The four monies of a plan or of a part of it, and the transactions behind those that come from
/// linked ones.
struct MoneyPage: Page {
  static let address = PageAddress(
    "/money/{commitment}", "money", in: .commitments, hasTable: true,
    parameters: [
      Parameter("explain", .choice(LinkedMeasure.allCases.map(\.rawValue))), .today, .page,
    ])

  static let size = 100

  /// As `baraza thread money`.
  let report: MoneyReport
  /// As `baraza thread money --explain`.
  let parts: [ExplainedRow]
  let measure: LinkedMeasure

  func encode(to encoder: any Encoder) throws { try report.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> MoneyPage {
    let name = question.subject("commitment")
    let scope: ThreadScope =
      name.contains("#")
      ? .part(try CommitmentLookup.node(name, in: db))
      : .plan(try CommitmentLookup.plan(name, in: db))
    let report = try MoneyReport.load(db, scope, for: question.audience)
    let measure =
      question["explain"].flatMap { LinkedMeasure(rawValue: $0) }
      ?? LinkedMeasure.allCases.first { report.money.linked($0).transactions > 0 } ?? .disbursed
    return MoneyPage(
      report: report,
      parts: try LinkedMoney.parts(
        db, scope, measure, for: question.audience, offset: question.offset(pages: size),
        limit: question.limit(pages: size)
      ).map(ExplainedRow.init), measure: measure)
  }

  /// The transactions behind the measure.
  func table(_ writing: PageWriting) -> PageTable? {
    writing.explained(
      parts, writing.words["explanation"],
      currency: report.money.linked(measure).figure.currency?.description)
  }
}
