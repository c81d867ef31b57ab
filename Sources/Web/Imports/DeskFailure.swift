import Kernel

/// Why something is not done at the desk.
enum DeskFailure: DiagnosticError, Equatable {
  case unknown
  /// What is being done, and how far that is.
  case busy(String)
  /// It was applied already, or is not shown.
  case notShown
  case unconfirmed(String)
  case stopped
  case noFiles
  case sameName(String)
  case personal(file: String, columns: [String])
  case other

  var diagnostic: Diagnostic {
    switch self {
    case .unknown:
      Diagnostic(
        .error, rule: "web.import.unknown", "There is no such import in this session.",
        remedy: "Choose the files again, or look at the log of imports.")
    case .busy(let what):
      Diagnostic(
        .error, rule: "web.import.busy", "The workspace is writing already: \(what).",
        remedy: "Wait until that is done, and try again.")
    case .notShown:
      Diagnostic(
        .error, rule: "web.import.used", "This preview was applied, or is no longer what is shown.",
        remedy: "Look at the page again: it says what became of it.")
    case .unconfirmed(let reason):
      Diagnostic(
        .error, rule: "web.import.held", "The run is held, and nothing was written. \(reason)",
        remedy: "Where that is meant, tick that you have seen it.")
    case .stopped:
      Diagnostic(
        .error, rule: "web.import.stopped",
        "The workspace was stopped; what was not finished was not written.",
        remedy: "Import the files again.")
    case .noFiles:
      Diagnostic(
        .error, rule: "web.import.files", at: Place(path: FormReader.fileField),
        "No file was chosen.", remedy: "Choose one file or several.")
    case .sameName(let name):
      Diagnostic(
        .error, rule: "web.import.same-name", at: Place(path: FormReader.fileField),
        "Two files are called “\(name)”.", remedy: "Import them one after another.")
    case .personal(let file, let columns):
      Diagnostic(
        .error, rule: "web.import.personal", at: Place(file: file),
        "“\(file)” says who participants are (\(columns.joined(separator: ", "))). The vault stays "
          + "shut here: the file was not read further and is deleted.",
        remedy: "Take these columns out, and enter who people are with `baraza person write`.")
    case .other:
      Diagnostic(
        .error, rule: "web.own",
        "Something went wrong in the workspace; what it was stands in its terminal.",
        remedy: "Try again. If it stays, run `baraza store check`.")
    }
  }
}
