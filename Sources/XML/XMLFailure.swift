import Kernel

/// Why a document could not be read or written. Its rules begin with `xml.`.
public struct XMLFailure: DiagnosticError, Hashable {
  public var diagnostic: Diagnostic

  public init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }

  /// A failure that ends the file.
  init(_ rule: String, at place: Place, _ message: String, remedy: String) {
    diagnostic = Diagnostic(.critical, rule: rule, at: place, message, remedy: remedy)
  }
}
