/// Why a file could not be read as CSV at all, or not as what it should hold.
public struct CSVFailure: DiagnosticError, Hashable {
  public let diagnostic: Diagnostic

  public init(_ rule: String, at place: Place, _ message: String, remedy: String) {
    diagnostic = Diagnostic(.critical, rule: rule, at: place, message, remedy: remedy)
  }
}
