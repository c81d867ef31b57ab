import Importing
import Kernel

/// The feeds of one `baraza import`, one after another, with a person who may be asked.
final class ImportSession {
  /// What the feeds that are done came to.
  private(set) var outcomes: [ImportOutcome] = []
  private let importer: Importer
  private let isQuiet: Bool

  init(_ importer: Importer, isQuiet: Bool) {
    self.importer = importer
    self.isQuiet = isQuiet
  }

  /// Does what is asked for and writes what came of it.
  ///
  /// - Parameter plan: the token of a preview that must still hold.
  func run(_ requests: [ImportRequest], plan: String?, _ output: OutputOptions) throws {
    let importer = importer
    let isPreview = requests.contains(where: \.dryRun)
    var token: String?
    let result = Result {
      try Interruption.cancelling(with: { importer.cancel() }) {
        if let plan { try importer.require(plan, for: requests) }
        if isPreview { token = try importer.plan(of: requests) }
        for request in requests { try run(request) }
      }
    }
    // What was imported before a feed that failed is there, and is told.
    if !outcomes.isEmpty { try output.writeRuns(outcomes, plan: token) }
    try result.get()
    if outcomes.contains(where: \.hasErrors) { throw FoundFaults() }
  }

  /// Throws where a feed fails, or is held and nobody confirms it; those before it stay.
  private func run(_ request: ImportRequest) throws {
    let outcomes = try apply(request)
    guard !request.dryRun, let held = outcomes.first(where: { $0.held != nil }) else {
      return add(outcomes)
    }
    let reason = held.held ?? ""
    do {
      try Console.confirm(
        "\(held.feed): \(reason) Import it?",
        or: ConfirmationNeeded(
          file: held.feed, message: "the run is held, and nothing was written. \(reason)"))
    } catch {
      add(outcomes)
      throw error
    }
    var confirmed = request
    confirmed.confirmed = true
    add(try apply(confirmed))
  }

  private func apply(_ request: ImportRequest) throws -> [ImportOutcome] {
    let progress = ProgressLine(isQuiet: isQuiet)
    defer { progress.end() }
    return try importer.run(request) { progress.show($0) }
  }

  private func add(_ new: [ImportOutcome]) {
    outcomes += new
    guard !isQuiet else { return }
    for outcome in new { FindingList.show(outcome.diagnostics, of: outcome) }
  }
}
