/// A language in which a new plugin can begin.
public enum PluginLanguage: String, Sendable, CaseIterable {
  case python
  /// The shell, with jq.
  case sh

  /// The program's file.
  var file: String {
    switch self {
    case .python: "run.py"
    case .sh: "run.sh"
    }
  }

  var command: [String] {
    switch self {
    case .python: ["python3", file]
    case .sh: ["sh", file]
    }
  }
}
