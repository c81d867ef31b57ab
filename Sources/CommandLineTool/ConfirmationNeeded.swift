import Kernel

/// A destructive command without a person to ask, and without --yes.
struct ConfirmationNeeded: DiagnosticError {
  let file: String
  /// What would be done.
  let message: String

  var diagnostic: Diagnostic {
    Diagnostic(
      .error, rule: "command.confirm", at: Place(file: file), message,
      remedy: "Give --yes to do it without being asked.")
  }
}
