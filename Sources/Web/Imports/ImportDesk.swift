import Dispatch
import Importing
import Kernel
import Platform
import Storage
import Synchronization

/// Where imports are looked at before they are applied. The store is open for writing while one is
/// previewed or applied, and at no other time: commands work beside the workspace.
final class ImportDesk: Sendable {
  let workspace: Workspace
  let actor: Actor
  let uploads: UploadFolder
  /// Of the files that one form sends, in bytes.
  let uploadLimit: Int
  private let report: @Sendable (String) -> Void
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "baraza.imports")

  private struct State {
    var plans: [DeskPlan] = []
    var working: DeskPlan?
    var importer: Importer?
    var isClosed = false
  }

  /// Beyond these the oldest goes.
  private static let planLimit = 20

  init(
    _ workspace: Workspace, actor: Actor, uploads: UploadFolder, uploadLimit: Int,
    report: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.workspace = workspace
    self.actor = actor
    self.uploads = uploads
    self.uploadLimit = uploadLimit
    self.report = report
  }

  /// Throws ``DeskFailure/busy(_:)`` while something is previewed or applied.
  func admit() throws(DeskFailure) {
    let working = state.withLock { $0.isClosed ? nil : $0.working }
    guard let working else { return }
    throw .busy(ImportDesk.words(for: working))
  }

  /// Lays something on the desk, and previews it.
  func lay(_ subject: DeskPlan.Subject, for session: [UInt8]) throws -> DeskPlan {
    let plan = DeskPlan(subject, of: session)
    try start(plan, isPreview: true) { $0.plans.append(plan) }
    let oldest = state.withLock { state -> DeskPlan? in
      guard state.plans.count > ImportDesk.planLimit else { return nil }
      return state.plans.firstIndex { $0 !== plan }.map { state.plans.remove(at: $0) }
    }
    oldest.map(removeFiles)
    return plan
  }

  /// Throws ``DeskFailure/unknown``.
  func plan(_ id: String, of session: [UInt8]) throws(DeskFailure) -> DeskPlan {
    let plan = state.withLock { $0.plans.first { $0.id == id && $0.session == session } }
    guard let plan else { throw .unknown }
    return plan
  }

  /// Previews once more: the store, or what held it, is another by now.
  func previewAgain(_ plan: DeskPlan) throws {
    if case .done = plan.stage { throw DeskFailure.notShown }
    try start(plan, isPreview: true)
  }

  /// Does what the preview with this token showed.
  func apply(_ plan: DeskPlan, token: String, isConfirmed: Bool) throws {
    guard case .previewed(let outcomes, token) = plan.stage else { throw DeskFailure.notShown }
    if !isConfirmed, let held = outcomes.lazy.compactMap(\.held).first {
      throw DeskFailure.unconfirmed(held)
    }
    try start(plan, isPreview: false, token: token, isConfirmed: isConfirmed)
  }

  func discard(_ plan: DeskPlan) throws {
    let isWorking = state.withLock { state in
      guard state.working !== plan else { return true }
      state.plans.removeAll { $0 === plan }
      return false
    }
    if isWorking { throw DeskFailure.busy(ImportDesk.words(for: plan)) }
    removeFiles(of: plan)
  }

  /// Takes away what a session that was closed left. What is being applied goes on.
  func end(_ session: [UInt8]) {
    let left = state.withLock { state in
      let left = state.plans.filter { $0.session == session && $0 !== state.working }
      state.plans.removeAll { $0.session == session }
      return left
    }
    left.forEach(removeFiles)
  }

  /// Stops what is in progress, which then leaves nothing.
  func cancel() {
    state.withLock {
      $0.isClosed = true
      $0.importer?.cancel()
    }
  }

  /// Waits for the end of what is in progress, and clears the desk.
  func close() {
    cancel()
    queue.sync {}
    uploads.close()
  }

  private func removeFiles(of plan: DeskPlan) {
    if case .files(_, let folder) = plan.subject { uploads.remove(folder) }
  }

  // MARK: Work

  private func start(
    _ plan: DeskPlan, isPreview: Bool, token: String? = nil, isConfirmed: Bool = false,
    _ also: @Sendable (inout sending State) -> Void = { _ in }
  ) throws {
    let working = state.withLock { state -> DeskPlan? in
      if let working = state.working { return working }
      state.working = plan
      also(&state)
      return nil
    }
    if let working { throw DeskFailure.busy(ImportDesk.words(for: working)) }
    plan.enter(.working(isPreview: isPreview, nil))
    queue.async { self.work(plan, isPreview: isPreview, token, isConfirmed) }
  }

  private func work(_ plan: DeskPlan, isPreview: Bool, _ token: String?, _ isConfirmed: Bool) {
    var outcomes: [ImportOutcome] = []
    let stage: DeskPlan.Stage
    do {
      let shown = try workspace.write(for: "serve") { store in
        let importer = Importer(store: store, actor: actor, targets: Workspace.targets)
        let isClosed = state.withLock { state in
          state.importer = importer
          return state.isClosed
        }
        if isClosed { throw CancellationError() }
        return try run(plan, importer, isPreview: isPreview, token, isConfirmed, &outcomes)
      }
      stage = isPreview ? .previewed(outcomes, plan: shown) : .done(outcomes)
    } catch is CancellationError {
      stage = .failed(outcomes, DeskFailure.stopped.diagnostic)
    } catch let error as any DiagnosticError {
      stage = .failed(outcomes, error.diagnostic)
    } catch {
      report(String(describing: error))
      stage = .failed(outcomes, DeskFailure.other.diagnostic)
    }
    let isLeft = state.withLock { state in
      state.working = nil
      state.importer = nil
      return !state.plans.contains { $0 === plan }
    }
    plan.enter(stage)
    if case .done = stage { return removeFiles(of: plan) }
    if isLeft { removeFiles(of: plan) }
  }

  /// Gives the token of what would be done now.
  private func run(
    _ plan: DeskPlan, _ importer: Importer, isPreview: Bool, _ token: String?,
    _ isConfirmed: Bool, _ outcomes: inout [ImportOutcome]
  ) throws -> String {
    switch plan.subject {
    case .files(let requests, _):
      if let token { try importer.require(token, for: requests) }
      let shown = isPreview ? try importer.plan(of: requests) : ""
      for var request in requests {
        request.dryRun = isPreview
        request.confirmed = isConfirmed
        outcomes += try importer.run(request) {
          plan.enter(.working(isPreview: isPreview, $0))
        }
      }
      return shown
    case .undoing(let run):
      if let token { try importer.require(token, forUndoing: run) }
      let shown = isPreview ? try importer.plan(ofUndoing: run) : ""
      outcomes.append(try importer.undo(run: run, dryRun: isPreview))
      return shown
    }
  }

  /// What is being done, for whoever is refused meanwhile.
  private static func words(for plan: DeskPlan) -> String {
    let names = plan.names.joined(separator: ", ")
    var what = "import of \(names)"
    if case .undoing = plan.subject { what = "undoing of run \(names)" }
    guard case .working(let isPreview, let progress) = plan.stage else { return what }
    let percent = progress.flatMap { $0.percent }.map { ", \($0) % done" } ?? ""
    return (isPreview ? "preview of the " : "") + what + percent
  }
}

extension ImportProgress {
  /// Of the bytes; nil where none are counted.
  var percent: Int? { bytesTotal > 0 ? min(100, bytesDone * 100 / bytesTotal) : nil }
}
