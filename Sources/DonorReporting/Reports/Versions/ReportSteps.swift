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
    /// Nil where a fault stopped it, or it was only asked for.
    public let version: ReportVersion?

    public var hasFaults: Bool { diagnostics.contains { $0.severity >= .error } }
  }

  /// What a check would find, without taking the step.
  ///
  /// - Throws: ``GrantFailure``, ``ReportFault``
  public static func findings(
    _ code: String, on day: CalendarDate, in db: Database
  ) throws -> Outcome {
    let found = try Findings(code, on: day, in: db)
    return Outcome(diagnostics: found.diagnostics, version: nil)
  }

  /// Checks a report; one without faults is rendered and kept as a new version.
  ///
  /// - Throws: ``GrantFailure``, ``ReportFault``
  public static func check(
    _ code: String, on day: CalendarDate, note: String? = nil, in changes: ChangeSet
  ) throws -> Outcome {
    let found = try Findings(code, on: day, in: changes.db)
    let outcome = Outcome(diagnostics: found.diagnostics, version: nil)
    guard !outcome.hasFaults else { return outcome }
    let bytes = try found.input.bytes()
    let rendered = try RenderedReport(found.figures, digest: ReportInput.digest(of: bytes))
    let version = try ReportVersion.keep(bytes, rendered, of: found.report, in: changes)
    try write(.checked, found.report, version, on: day, note, in: changes)
    return Outcome(diagnostics: found.diagnostics, version: version)
  }

  private struct Findings {
    let report: GrantReport
    let input: ReportInput
    let figures: ReportFigures
    let diagnostics: [Diagnostic]

    init(_ code: String, on day: CalendarDate, in db: Database) throws {
      report = try ReportSteps.report(code, taking: .checked, on: day, in: db)
      input = try ReportInput.load(db, report)
      figures = try ReportFigures(input)
      diagnostics = try ReportCheck(figures, on: day).diagnostics(in: db)
    }
  }

  /// Takes any other step; it is of the version that was checked, which is given back.
  ///
  /// - Throws: ``ReportFault``
  @discardableResult
  public static func take(
    _ state: GrantReport.State, _ code: String, on day: CalendarDate, note: String? = nil,
    in changes: ChangeSet
  ) throws -> ReportVersion {
    let report = try report(code, taking: state, on: day, in: changes.db)
    guard state != .checked, let version = try ReportVersion.latest(of: report, in: changes.db)
    else { throw ReportFault.step(report, to: state) }
    try write(state, report, version, on: day, note, in: changes)
    return version
  }

  /// The report, which must be in a state that a step begins from, not after its day.
  private static func report(
    _ code: String, taking state: GrantReport.State, on day: CalendarDate, in db: Database
  ) throws -> GrantReport {
    let report = try GrantReport.load(db, code: code)
    guard report.state.allows(state) else { throw ReportFault.step(report, to: state) }
    if let last = try ReportStep.lastDay(of: report, in: db), day < last {
      throw ReportFault.early(code, on: day, after: last)
    }
    return report
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
