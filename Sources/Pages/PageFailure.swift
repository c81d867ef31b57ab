import Kernel

/// Why a page cannot be rendered.
public enum PageFailure: DiagnosticError, Equatable {
  case templateMissing(String, folder: String)
  case templateInvalid(String, reason: String)

  public var diagnostic: Diagnostic {
    switch self {
    case .templateMissing(let name, let folder):
      Diagnostic(
        .error, rule: "page.template-missing", at: Place(file: folder),
        "The template “\(name)” is missing.",
        remedy: "Install Baraza again; its templates lie beside the program.")
    case .templateInvalid(let name, let reason):
      Diagnostic(
        .error, rule: "page.template", at: Place(file: name),
        "The template cannot be used: \(reason).",
        remedy: "Correct the template, or install Baraza again.")
    }
  }
}
