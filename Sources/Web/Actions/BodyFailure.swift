import Kernel

/// Why what a form sent is not taken.
enum BodyFailure: DiagnosticError, Equatable {
  case unsupported(String)
  case tooLarge(limit: Int)
  case cutOff
  case broken(String)
  case emptyFile(String)
  case fileName(String)
  case notKept(String)
  /// A form of another session, or none of this workspace.
  case token

  /// Of HTTP.
  var status: Int {
    switch self {
    case .unsupported: 415
    case .tooLarge: 413
    case .token: 403
    case .notKept: 507
    case .cutOff, .broken, .emptyFile, .fileName: 400
    }
  }

  var diagnostic: Diagnostic {
    switch self {
    case .unsupported(let type):
      Diagnostic(
        .error, rule: "web.form.type", "A form cannot be sent as “\(type.prefix(100))”.",
        remedy: "Use the forms of the workspace.")
    case .tooLarge(let limit):
      Diagnostic(
        .error, rule: "web.form.size",
        "What was sent is larger than \(limit / 1_000_000) MB.",
        remedy: "Import it with `baraza import`, or start `baraza serve` with a larger "
          + "--upload-limit.")
    case .cutOff:
      Diagnostic(
        .error, rule: "web.form.cut-off", "What was sent ended in the middle.",
        remedy: "Send it again.")
    case .broken(let reason):
      Diagnostic(
        .error, rule: "web.form.broken", "What was sent cannot be read: \(reason).",
        remedy: "Use the forms of the workspace.")
    case .emptyFile(let name):
      Diagnostic(
        .error, rule: "web.form.empty", at: Place(file: name), "“\(name)” is empty.",
        remedy: "Fetch or export it again.")
    case .fileName(let name):
      Diagnostic(
        .error, rule: "web.form.file-name", "“\(name.prefix(100))” is no name of a file.",
        remedy: "Give the file a name of letters, with the ending .xml, .gz or .csv.")
    case .notKept(let reason):
      Diagnostic(
        .error, rule: "web.form.disk", "What was sent could not be kept aside: \(reason).",
        remedy: "Free some space and send it again.")
    case .token:
      Diagnostic(
        .error, rule: "web.form.token", "This form is not of the session that is open now.",
        remedy: "Load the page again, and use its form.")
    }
  }
}
