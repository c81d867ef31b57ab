import IATI
import Kernel
import Storage

/// Reads `programmes.csv`: each row becomes the rows of one activity, as if a feed held it.
public struct ProgrammeReader {
  private var reader: TemplateReader
  private let reportingOrganisation: ReportingOrganisation

  /// - Parameters: as for ``TemplateReader``; `reportingOrganisation` is written on each activity.
  /// - Throws: ``CSVFailure``
  public init(
    bytes: [UInt8], file: String? = nil, reportingOrganisation: ReportingOrganisation,
    limits: CSVLimits = .standard, held: @escaping (RecordID) -> RecordValues? = { _ in nil }
  ) throws(CSVFailure) {
    self.reportingOrganisation = reportingOrganisation
    reader = try TemplateReader(
      .programmes, bytes: bytes, file: file, limits: limits, held: held)
  }

  /// The findings so far, in the order of the lines.
  public var diagnostics: [Diagnostic] { reader.diagnostics }

  /// How many rows were left out.
  public var rejected: Int { reader.rejected }

  /// Fills the buffer with the next row that has no mistake; nil at the end.
  ///
  /// The buffer holds what the row says. Of a record that the store has, cells left empty
  /// are ``TemplateRow/Field/unsaid``, and the buffer lacks what they stand for.
  ///
  /// - Throws: ``CSVFailure``
  public mutating func next(into buffer: RecordBuffer) throws(CSVFailure) -> TemplateRow? {
    let row = try reader.next { check in
      ProgrammeReader.checkDates(of: &check)
      ProgrammeReader.checkBudget(of: &check)
    }
    if let row { ProgrammeRows(row, buffer).fill(reportedBy: reportingOrganisation) }
    return row
  }

  private static func checkDates(of check: inout RowCheck) {
    let row = check.row
    if row.isNew, row.value("start_planned") == nil, row.value("start_actual") == nil {
      check.report(
        "start", field: "start_planned", "the row has no start.",
        remedy: "Fill in start_planned, start_actual or both.")
    }
    for (start, end) in [
      ("start_planned", "end_planned"), ("start_actual", "end_actual"),
      ("budget_start", "budget_end"),
    ] {
      guard let first = row.date(start), let last = row.date(end), last < first else { continue }
      check.report(
        "date.reversed", field: end, "\(last) is before \(start), \(first).",
        remedy: "Correct one of the two.")
    }
  }

  private static func checkBudget(of check: inout RowCheck) {
    let row = check.row
    let columns = ["budget_start", "budget_end", "budget_value", "budget_currency"]
    let filled = columns.filter { row.value($0) != nil }
    if row.isNew, !filled.isEmpty {
      for column in columns where row.value(column) == nil {
        check.report(
          "budget", field: column,
          "the cell is empty, but \(filled.joined(separator: ", ")) is not.",
          remedy: "Fill in all four columns of the budget, or none.")
      }
    }
    guard let first = row.date("budget_start")?.dayNumber,
      let last = row.date("budget_end")?.dayNumber, last - first >= 366
    else { return }
    check.report(
      "budget.long", field: "budget_end",
      "the budget is for \(last - first + 1) days, more than a year.",
      remedy: "Give the budget of one year at a time.")
  }
}

extension TemplateRow {
  fileprivate func date(_ column: String) -> CalendarDate? {
    value(column).flatMap { CalendarDate($0) }
  }
}
