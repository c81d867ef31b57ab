import Kernel

/// Why a grant's report cannot be made, or a step of it taken.
public enum ReportFault: DiagnosticError, Hashable {
  /// What is stored of a submitted report is not what Baraza wrote.
  case damaged(String)
  case template(String, reason: String)
  case noTemplate(String, known: [String])
  case noReport(String)
  /// It, or its grant, is not for this audience.
  case withheld(String)
  case noVersion(String, Int)
  case neverChecked(String)
  /// The report is not in the state that a step begins from.
  case state(String, is: String, to: String)
  /// A step on a day before that of the step before it.
  case early(String, on: CalendarDate, after: CalendarDate)
  /// The time of a report is not made of the grant's reporting periods.
  case cuts(String, periods: [String])

  public var diagnostic: Diagnostic {
    switch self {
    case .neverChecked(let code):
      Diagnostic(
        .error, rule: "report.unchecked", "The report “\(code)” was never checked.",
        remedy: "Check it with `baraza report check \(code)`.")
    case .noVersion(let code, let number):
      Diagnostic(
        .error, rule: "report.version", "The report “\(code)” has no version \(number).",
        remedy: "See its versions with `baraza report show \(code)`.")
    case .state(let code, let state, let next):
      Diagnostic(
        .error, rule: "report.state", "The report “\(code)” is \(state): it cannot become \(next).",
        remedy: "The way is draft, checked, approved, submitted, then accepted or returned; a "
          + "returned report is checked again.")
    case .early(let code, let day, let last):
      Diagnostic(
        .error, rule: "report.day",
        "The last step of the report “\(code)” is of \(last): the next cannot be of \(day).",
        remedy: "Name a day from \(last) on.")
    case .withheld(let code):
      Diagnostic(
        .error, rule: "report.withheld", "The report “\(code)” may not be shown to this audience.",
        remedy: "Ask for it as somebody who is cleared for it (--audience).")
    case .noReport(let code):
      Diagnostic(
        .error, rule: "report.none", "There is no report “\(code)” on a grant.",
        remedy: "See them with `baraza report list`.")
    case .cuts(let code, let periods):
      Diagnostic(
        .error, rule: "report.period",
        "The time of the report “\(code)” does not begin and end with reporting periods of its "
          + "grant.",
        remedy: "Let it begin and end with one of \(periods.joined(separator: ", ")).")
    case .template(let file, let reason):
      Diagnostic(
        .error, rule: "report.template", at: Place(file: file),
        "The template cannot be used: \(reason).",
        remedy: "Correct it; Docs/Reference/report-templates.md says what a template holds.")
    case .noTemplate(let name, let known):
      Diagnostic(
        .error, rule: "report.template-unknown", "There is no template “\(name)” for that time.",
        remedy: "Use one of \(known.joined(separator: ", ")).")
    case .damaged(let what):
      Diagnostic(
        .error, rule: "report.damaged", "What is stored of the report is damaged: \(what).",
        remedy: "Run `baraza store check`, and restore a backup if it finds damage.")
    }
  }
}

extension ReportFault {
  static func step(_ report: GrantReport, to next: GrantReport.State) -> ReportFault {
    .state(report.code, is: report.state.rawValue, to: next.rawValue)
  }
}
