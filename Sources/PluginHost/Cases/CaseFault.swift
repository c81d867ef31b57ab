import Kernel

/// Why a case of a plugin fails.
public enum CaseFault: DiagnosticError, Hashable {
  case noCase(String)
  case noCall(file: String)
  case line(Diagnostic, file: String)
  case noAnswer(file: String)
  case failed(Diagnostic)
  /// The message, counted from 1 without progress; nil where one side has no more.
  case different(message: Int, wanted: String?, got: String?)

  public var diagnostic: Diagnostic {
    switch self {
    case .noCase(let name):
      Diagnostic(
        .error, rule: "plugin.case.unknown", "there is no case \(name).",
        remedy: "See the files in the plugin's folder cases.")
    case .noCall(let file):
      Diagnostic(
        .error, rule: "plugin.case.call", at: Place(file: file, line: 1),
        "the first line is no request.", remedy: "Begin with the request that Baraza sends.")
    case .line(let diagnostic, let file):
      Diagnostic(
        diagnostic.severity, rule: diagnostic.rule,
        at: Place(
          file: file, line: diagnostic.place.line, column: diagnostic.place.column,
          path: diagnostic.place.path), diagnostic.message, remedy: diagnostic.remedy)
    case .noAnswer(let file):
      Diagnostic(
        .error, rule: "plugin.case.answer", at: Place(file: file), "the file is missing.",
        remedy: "Write the answer there, or let --record write what the plugin answers now.")
    case .failed(let diagnostic): diagnostic
    case .different(let message, let wanted, let got):
      Diagnostic(
        .error, rule: "plugin.case.different",
        "message \(message) is \(got ?? "missing"); it should be \(wanted ?? "none").",
        remedy: "Correct the plugin, or the case where the new answer is right.")
    }
  }
}
