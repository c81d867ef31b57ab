import GoldenThread
import Training

/// A cohort's figures with what it cost, as `cohort show` gives them.
struct ShownCohort: Encodable {
  let report: CohortReport
  let cost: CohortCost

  private enum CodingKeys: String, CodingKey { case cost }

  func encode(to encoder: any Encoder) throws {
    try report.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(cost, forKey: .cost)
  }

  var table: Table {
    var table = FigureLine.table(report.figures)
    table.rows += cost.figureRows
    return table
  }
}
