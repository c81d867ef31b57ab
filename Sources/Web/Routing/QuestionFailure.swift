import Kernel

/// Why a page cannot answer what was asked.
enum QuestionFailure: DiagnosticError, Equatable {
  case unknown(String, known: [String])
  case twice(String)
  case invalid(String, String, wanted: String)
  case unreadable

  var diagnostic: Diagnostic {
    switch self {
    case .unknown(let name, let known):
      Diagnostic(
        .error, rule: "web.parameter-unknown", at: Place(path: name),
        "This page cannot be asked for “\(name)”.",
        remedy: known.isEmpty
          ? "Leave it out." : "It can be asked for \(known.joined(separator: ", ")).")
    case .twice(let name):
      Diagnostic(
        .error, rule: "web.parameter-twice", at: Place(path: name),
        "“\(name)” was asked for twice.", remedy: "Ask for it once.")
    case .invalid(let name, let value, let wanted):
      Diagnostic(
        .error, rule: "web.parameter", at: Place(path: name),
        "“\(String(value.prefix(100)))” is no \(name).", remedy: "Write \(wanted).")
    case .unreadable:
      Diagnostic(
        .error, rule: "web.address", "The address cannot be read.",
        remedy: "Use the links and forms of the workspace.")
    }
  }
}
