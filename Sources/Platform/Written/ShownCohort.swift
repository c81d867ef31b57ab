import GoldenThread
import Training

/// A cohort's figures with what it cost, as both faces give them.
public struct ShownCohort: Encodable, Sendable {
  public let report: CohortReport
  public let cost: CohortCost

  public init(report: CohortReport, cost: CohortCost) {
    self.report = report
    self.cost = cost
  }

  private enum CodingKeys: String, CodingKey { case cost }

  public func encode(to encoder: any Encoder) throws {
    try report.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(cost, forKey: .cost)
  }
}
