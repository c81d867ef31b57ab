import GoldenThread
import Platform
import Training

extension ShownCohort {
  var table: Table {
    var table = FigureLine.table(report.figures)
    table.rows += cost.figureRows
    return table
  }
}
