import GRDB
import Importing
import Kernel
import Pages
import Platform
import Portfolio
import Storage

/// What lies on the desk: a preview, how far it is, or what became of it.
struct PlanPage: Page {
  static let address = PageAddress(
    "/imports/plans/{plan}", "plan", in: .imports, hasTable: true,
    parameters: [
      Parameter("show", .choice(["changes", "findings"]), isShown: false),
      Parameter("action", .choice(["added", "changed", "returned", "removed"])),
      Parameter("severity", .choice(Severity.allCases.map(\.rawValue))), .page,
    ])

  /// It changes while the store does not.
  static let isKept = false

  /// Rows of a list of which a page shows a part, and of one that it shows the beginning of.
  static let size = 50
  static let beginning = 20

  let plan: DeskPlan
  let stage: DeskPlan.Stage
  let actor: String

  static func load(_ db: Database, _ question: PageQuestion) throws -> PlanPage {
    let plan = try question.desk.plan(question.subject("plan"), of: question.session)
    let seen = try SeenActivities.load(db, for: question.audience)
    return PlanPage(
      plan: plan, stage: try plan.stage.naming(only: seen, in: db),
      actor: question.desk.actor.name)
  }

  /// What was shown or done so far.
  var outcomes: [ImportOutcome] {
    switch stage {
    case .working: []
    case .previewed(let outcomes, _), .done(let outcomes), .failed(let outcomes, _): outcomes
    }
  }

  private struct Progress: Encodable {
    let working: String
    let phase: String?
    let bytesDone: Int?
    let bytesTotal: Int?
  }

  private struct Failed: Encodable {
    let runs: [WrittenRun]
    let failed: Diagnostic
  }

  /// As `baraza import`, with `--dry-run` before it is applied, without what names activities that
  /// are not seen.
  func encode(to encoder: any Encoder) throws {
    switch stage {
    case .working(let isPreview, let progress):
      try Progress(
        working: isPreview ? "preview" : "apply", phase: progress?.phase.rawValue,
        bytesDone: progress?.bytesDone, bytesTotal: progress?.bytesTotal
      ).encode(to: encoder)
    case .previewed(let outcomes, let plan):
      try WrittenRuns(outcomes, plan: plan).encode(to: encoder)
    case .done(let outcomes): try WrittenRuns(outcomes, plan: nil).encode(to: encoder)
    case .failed(let outcomes, let failure):
      try Failed(runs: outcomes.map(WrittenRun.init), failed: failure).encode(to: encoder)
    }
  }
}
