import GRDB
import Importing
import Kernel
import Portfolio
import Synchronization

/// What lies on the desk: files that were sent, or a run to undo, and how far that is.
final class DeskPlan: Sendable {
  enum Subject: Sendable {
    /// A request for each feed, and the folder of its files.
    case files([ImportRequest], folder: String)
    case undoing(run: Int64)
  }

  enum Stage: Sendable {
    case working(isPreview: Bool, ImportProgress?)
    /// With the token that a preview gives.
    case previewed([ImportOutcome], plan: String)
    case done([ImportOutcome])
    /// What was done before something failed is there.
    case failed([ImportOutcome], Diagnostic)
  }

  let id = Secret.random().text
  /// Whose it is; see ``Sessions/key(of:)``.
  let session: [UInt8]
  let subject: Subject
  private let state = Mutex(Stage.working(isPreview: true, nil))

  init(_ subject: Subject, of session: [UInt8]) {
    self.subject = subject
    self.session = session
  }

  var stage: Stage { state.withLock { $0 } }

  func enter(_ stage: Stage) { state.withLock { $0 = stage } }

  /// What it is called, for people.
  var names: [String] {
    switch subject {
    case .files(let requests, _):
      requests.flatMap { request in request.files.map { request.names[$0] ?? $0 } }
    case .undoing(let run): [String(run)]
    }
  }

  /// Whether a person must confirm it beyond applying it.
  var isHeld: Bool {
    guard case .previewed(let outcomes, _) = stage else { return false }
    return outcomes.contains { $0.held != nil }
  }
}

extension ImportOutcome {
  /// Whether anything would be written.
  var isChange: Bool {
    [activities, organisations].contains { $0.added + $0.changed + $0.removed > 0 }
      || records.contains { $0.added + $0.changed + $0.removed > 0 }
  }
}

extension DeskPlan.Stage {
  /// Without the findings and changes that name an activity which is not seen.
  func naming(only seen: SeenActivities, in db: Database) throws -> DeskPlan.Stage {
    func named(_ outcomes: [ImportOutcome]) throws -> [ImportOutcome] {
      try outcomes.map { try $0.naming(only: seen, in: db) }
    }
    return switch self {
    case .working: self
    case .previewed(let outcomes, let plan): .previewed(try named(outcomes), plan: plan)
    case .done(let outcomes): .done(try named(outcomes))
    case .failed(let outcomes, let failure): .failed(try named(outcomes), failure)
    }
  }
}
