import IATI
import Kernel

/// Reads `programmes.csv`: each row becomes the rows of one activity, as if a feed held it.
public struct ProgrammeReader {
  private var reader: TemplateReader
  private let reportingOrganisation: ReportingOrganisation

  /// - Parameters: as for ``TemplateReader``; `reportingOrganisation` is written on each activity.
  /// - Throws: ``CSVFailure``
  public init(
    bytes: [UInt8], file: String? = nil, reportingOrganisation: ReportingOrganisation,
    limits: CSVLimits = .standard,
    storedIdentifier: @escaping (RecordID) -> String? = { _ in nil }
  ) throws(CSVFailure) {
    self.reportingOrganisation = reportingOrganisation
    reader = try TemplateReader(
      .programmes, bytes: bytes, file: file, limits: limits, storedIdentifier: storedIdentifier)
  }

  /// All findings so far, in the order of the lines.
  public var diagnostics: [Diagnostic] { reader.diagnostics }

  /// Fills the buffer with the next row that has no mistake; nil at the end.
  ///
  /// The buffer holds what the row says. Of a record that the store has, cells left empty
  /// are ``TemplateRow/Field/unsaid``, and the buffer lacks what they stand for.
  ///
  /// - Throws: ``CSVFailure``
  public mutating func next(into buffer: RecordBuffer) throws(CSVFailure) -> TemplateRow? {
    while let row = try reader.next() {
      let before = reader.findingCount
      checkDates(of: row)
      checkBudget(of: row)
      guard reader.findingCount == before else { continue }
      ProgrammeRows(row, buffer).fill(reportedBy: reportingOrganisation)
      return row
    }
    return nil
  }

  private mutating func checkDates(of row: TemplateRow) {
    if row.isNew, row.value("start_planned") == nil, row.value("start_actual") == nil {
      reader.report(
        "start", line: row.line, column: "start_planned", "the row has no start.",
        remedy: "Fill in start_planned, start_actual or both.")
    }
    for (start, end) in [
      ("start_planned", "end_planned"), ("start_actual", "end_actual"),
      ("budget_start", "budget_end"),
    ] {
      guard let first = row.date(start), let last = row.date(end), last < first else { continue }
      reader.report(
        "date.reversed", line: row.line, column: end, "\(last) is before \(start), \(first).",
        remedy: "Correct one of the two.")
    }
  }

  private mutating func checkBudget(of row: TemplateRow) {
    let columns = ["budget_start", "budget_end", "budget_value", "budget_currency"]
    let filled = columns.filter { row.value($0) != nil }
    if row.isNew, !filled.isEmpty {
      for column in columns where row.value(column) == nil {
        reader.report(
          "budget", line: row.line, column: column,
          "the cell is empty, but \(filled.joined(separator: ", ")) is not.",
          remedy: "Fill in all four columns of the budget, or none.")
      }
    }
    guard let first = row.date("budget_start")?.dayNumber,
      let last = row.date("budget_end")?.dayNumber, last - first >= 366
    else { return }
    reader.report(
      "budget.long", line: row.line, column: "budget_end",
      "the budget is for \(last - first + 1) days, more than a year.",
      remedy: "Give the budget of one year at a time.")
  }
}

extension TemplateRow {
  fileprivate func date(_ column: String) -> CalendarDate? {
    value(column).flatMap { CalendarDate($0) }
  }
}
