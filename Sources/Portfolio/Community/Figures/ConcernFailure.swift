import Kernel

/// Why a concern cannot be shown.
public enum ConcernFailure: DiagnosticError, Equatable {
  case unknown(String)
  case withheld(Int64)

  public var diagnostic: Diagnostic {
    switch self {
    case .unknown(let name):
      Diagnostic(
        .error, rule: "concern.unknown", "On this day the store holds no concern “\(name)”.",
        remedy: "See the concerns with `baraza concern list`.")
    case .withheld(let id):
      Diagnostic(
        .error, rule: "concern.withheld",
        "The concern #\(id) may not be shown to this audience.",
        remedy: "Show it to people who are cleared for it.")
    }
  }
}
