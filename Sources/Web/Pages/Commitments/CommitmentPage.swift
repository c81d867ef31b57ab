import Commitments
import GRDB
import GoldenThread
import Kernel
import Pages

/// One commitment: what is said of it and on what evidence, its money, and the thread from the
/// resolution down to the village.
struct CommitmentPage: Page {
  static let address = PageAddress(
    "/commitments/{plan}/{commitment}", "commitment", in: .commitments, parameters: [.today])

  /// As `baraza commitment show`.
  let report: CommitmentReport
  /// As `baraza thread commitment`.
  let thread: CommitmentThread

  func encode(to encoder: any Encoder) throws { try report.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> CommitmentPage {
    let node = try CommitmentLookup.node(
      "\(question.subject("plan"))#\(question.subject("commitment"))", in: db)
    return CommitmentPage(
      report: try CommitmentReport.load(
        db, node: node, today: question.today, for: question.audience),
      thread: try CommitmentThread.load(
        db, from: .commitment(node), today: question.today, for: question.audience))
  }

  func content(_ writing: PageWriting) throws -> PageContent {
    let words = writing.words
    var values = PageBody(
      links: [(words["fourMonies"], PageLink.to(MoneyPage.self, report.commitment))],
      sections: [writing.threadSection(thread)]
    ).content(writing)
    values["plan"] = PageLink.to(ActionPlanPage.self, writing.question.subject("plan"))
    values["planTitle"] = report.planTitle
    values["report"] = PageWriting.focusable(try CommitmentReportHTML(report).renderMain())
    return PageContent(
      title: report.title, kicker: words["commitment"], subtitle: report.commitment,
      values: values)
  }
}
