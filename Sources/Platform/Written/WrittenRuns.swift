import Importing

/// What `baraza import` gives: what its feeds came to, or would come to.
public struct WrittenRuns: Encodable, Sendable {
  public let runs: [WrittenRun]
  /// The token of a preview.
  public let plan: String?

  public init(_ outcomes: [ImportOutcome], plan: String?) {
    runs = outcomes.map(WrittenRun.init)
    self.plan = plan
  }
}
