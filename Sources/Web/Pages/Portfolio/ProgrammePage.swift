import Disclosure
import DonorReporting
import GRDB
import GoldenThread
import Kernel
import Pages
import Platform
import Portfolio

/// One activity with its children: what it is, its money, results and commitments, and where the
/// store has it from.
struct ProgrammePage: Page {
  static let address = PageAddress(
    "/programmes/{activity}", "programme", in: .portfolio, parameters: [.today])

  /// As `baraza activity show`.
  let shown: ShownActivity
  let report: ProgrammeReport
  let thread: CommitmentThread
  let findings: [ActivityFinding]

  func encode(to encoder: any Encoder) throws { try shown.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> ProgrammePage {
    let id = try ActivityLookup.id(of: question.subject("activity"), in: db)
    let report = try ProgrammeReport.load(db, activity: id, for: question.audience)
    return ProgrammePage(
      shown: ShownActivity(report), report: report,
      thread: try CommitmentThread.load(
        db, from: .activity(id), today: question.today, for: question.audience),
      findings: try ActivityFindings.load(
        db, try SeenActivities.load(db, for: question.audience), today: question.today,
        activity: id))
  }

  func content(_ writing: PageWriting) throws -> PageContent {
    PageContent(
      title: shown.title ?? writing.words["untitled"], kicker: writing.words["programme"],
      subtitle: shown.identifier,
      values: [
        "report": PageWriting.focusable(try ProgrammeReportHTML(report).renderMain()),
        "sections": [writing.threadSection(thread).content(writing)],
        "findings": findings.map(\.message), "hasFindings": !findings.isEmpty,
      ])
  }
}
