import Kernel

/// What is wrong with a setting of a plugin.
public enum SettingFault: DiagnosticError, Hashable {
  case unknown(String, known: [String])
  case twice(String)
  /// The value, and what the setting takes.
  case value(String, text: String, takes: String)
  case missing(String, description: String)
  /// Why a secret's file cannot be used.
  case secret(String, path: String, reason: String)

  public var diagnostic: Diagnostic {
    switch self {
    case .unknown(let name, let known):
      fault(
        name, "there is no setting \(name).",
        known.isEmpty ? "The plugin has none." : "Set one of \(known.joined(separator: ", ")).")
    case .twice(let name): fault(name, "\(name) is set twice.", "Set it once.")
    case .value(let name, let text, let takes):
      fault(name, "“\(text)” is no value of \(name).", "Set \(takes).")
    case .missing(let name, let description):
      fault(name, "\(name) must be set: \(description)", "Set it with --set \(name)=….")
    case .secret(let name, let path, let reason):
      fault(
        name, "the secret \(name) cannot be read from \(path): \(reason).",
        "Name a small text file that its owner alone may read (chmod 600).")
    }
  }

  private func fault(_ name: String, _ message: String, _ remedy: String) -> Diagnostic {
    Diagnostic(
      .error, rule: "plugin.setting", at: Place(path: name), message, remedy: remedy)
  }
}
