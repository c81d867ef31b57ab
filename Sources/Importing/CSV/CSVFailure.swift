import Kernel

/// Why a file could not be read as CSV at all. Its rules begin with `csv.`.
public struct CSVFailure: DiagnosticError, Hashable {
  public let diagnostic: Diagnostic

  init(_ rule: String, at place: Place, _ message: String, remedy: String) {
    diagnostic = Diagnostic(.critical, rule: rule, at: place, message, remedy: remedy)
  }
}
