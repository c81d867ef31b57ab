import Foundation
import GRDB
import Kernel
import Storage

/// The way of a report from a draft to the donor's answer.
public enum ReportSteps {
  /// What a check came to.
  public struct Outcome: Sendable {
    /// Faults, which stop the report, and what is worth a look.
    public let diagnostics: [Diagnostic]
    /// Nil where a fault stopped it.
    public let version: ReportVersion?
  }

  /// Checks a report; one without faults is rendered and kept as a new version.
  ///
  /// - Throws: ``GrantFailure``, ``ReportFault``
  public static func check(
    _ code: String, on day: CalendarDate, note: String? = nil, in changes: ChangeSet
  ) throws -> Outcome {
    let report = try GrantReport.load(changes.db, code: code)
    guard report.state.allows(.checked) else { throw ReportFault.step(report, to: .checked) }
    let input = try ReportInput.load(changes.db, report)
    let figures = try ReportFigures(input)
    let diagnostics = try ReportCheck(figures, on: day).diagnostics(in: changes.db)
    guard !diagnostics.contains(where: { $0.severity >= .error }) else {
      return Outcome(diagnostics: diagnostics, version: nil)
    }
    let bytes = try input.bytes()
    let rendered = try RenderedReport(figures, digest: ReportInput.digest(of: bytes))
    let version = try ReportVersion.keep(bytes, rendered, of: report, in: changes)
    try write(.checked, report, version, on: day, note, in: changes)
    return Outcome(diagnostics: diagnostics, version: version)
  }

  /// Takes any other step; it is of the version that was checked.
  ///
  /// - Throws: ``ReportFault/step(_:to:)``
  public static func take(
    _ state: GrantReport.State, _ code: String, on day: CalendarDate, note: String? = nil,
    in changes: ChangeSet
  ) throws {
    let report = try GrantReport.load(changes.db, code: code)
    guard state != .checked, report.state.allows(state),
      let version = try ReportVersion.latest(of: report, in: changes.db)
    else { throw ReportFault.step(report, to: state) }
    try write(state, report, version, on: day, note, in: changes)
  }

  private static func write(
    _ state: GrantReport.State, _ report: GrantReport, _ version: ReportVersion,
    on day: CalendarDate, _ note: String?, in changes: ChangeSet
  ) throws {
    let last = try Int.fetchOne(
      changes.db, sql: "SELECT max(number) FROM report_steps WHERE report_id = ?",
      arguments: [report.id])
    try changes.insert(
      "report_steps", id: changes.newID(),
      [
        ("report_id", report.id), ("number", (last ?? 0) + 1), ("state", state.rawValue),
        ("version_id", version.id), ("taken_on", day.description), ("note", note),
        ("revision_id", changes.revision),
      ])
  }
}

extension GrantReport.State {
  /// Whether a report in this state may take a step to another.
  func allows(_ next: GrantReport.State) -> Bool {
    switch next {
    case .checked: [.draft, .checked, .returned].contains(self)
    case .approved: self == .checked
    case .submitted: self == .approved
    case .accepted, .returned: self == .submitted
    case .draft: [.checked, .approved].contains(self)
    }
  }
}
