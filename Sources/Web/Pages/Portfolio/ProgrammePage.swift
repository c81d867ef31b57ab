import Disclosure
import DonorReporting
import GRDB
import GoldenThread
import Kernel
import Pages
import Platform
import Portfolio
import Training

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
  /// As in `baraza cohort list`; nil where none serves it, or none that may be seen.
  let cohorts: CohortList?

  func encode(to encoder: any Encoder) throws { try shown.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> ProgrammePage {
    let id = try ActivityLookup.id(of: question.subject("activity"), in: db)
    let report = try ProgrammeReport.load(db, activity: id, for: question.audience)
    return ProgrammePage(
      shown: try ShownActivity(db, report), report: report,
      thread: try CommitmentThread.load(
        db, from: .activity(id), today: question.today, for: question.audience),
      findings: try ActivityFindings.load(
        db, try SeenActivities.load(db, for: question.audience), today: question.today,
        activity: id),
      cohorts: try cohorts(db, report.programme.identifier, question))
  }

  private static func cohorts(
    _ db: Database, _ identifier: String, _ question: PageQuestion
  ) throws -> CohortList? {
    do {
      return try CohortList.load(db, .activity(identifier), for: question.audience)
    } catch TrainingFailure.noCohorts {
      return nil
    }
  }
}
