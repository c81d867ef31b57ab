import Kernel

/// Why a grant's report cannot be made, or a step of it taken.
public enum ReportFault: DiagnosticError, Hashable {
  /// What is stored of a submitted report is not what Baraza wrote.
  case damaged(String)

  public var diagnostic: Diagnostic {
    switch self {
    case .damaged(let what):
      Diagnostic(
        .error, rule: "report.damaged", "What is stored of the report is damaged: \(what).",
        remedy: "Run `baraza store check`, and restore a backup if it finds damage.")
    }
  }
}
