import Kernel

/// Why a folder is not a plugin that can be used.
public enum PluginFolderFault: DiagnosticError, Hashable {
  case noFile(String, folder: String)
  case notPlain(String, folder: String)
  case tooLarge(String, folder: String, most: Int)
  case otherName(String, folder: String)
  /// Another folder, which is looked at before, has a plugin of that id.
  case shadowed(id: String, by: String)
  case unknown(id: String, known: [String])

  public var diagnostic: Diagnostic {
    let (rule, message, remedy) = words
    return Diagnostic(.error, rule: "plugin.\(rule)", message, remedy: remedy)
  }

  private var words: (String, String, String) {
    switch self {
    case .noFile(let file, let folder):
      (
        "file.missing", "\(folder) has no file \(file) that can be read.",
        "Put it there, or take it out of files in plugin.json."
      )
    case .notPlain(let file, let folder):
      (
        "file.link", "\(file) in \(folder) is a link or no plain file.",
        "Put the file itself into the plugin's folder."
      )
    case .tooLarge(let file, let folder, let most):
      (
        "file.large", "\(file) in \(folder) has more than \(most) bytes.",
        "Keep data that is no part of the program elsewhere."
      )
    case .otherName(let id, let folder):
      (
        "folder.name", "the plugin \(id) lies in a folder named \(folder).",
        "Give the folder the name of the id."
      )
    case .shadowed(let id, let folder):
      (
        "shadowed", "the plugin \(id) is also in \(folder), which is looked at first.",
        "Remove one of the two."
      )
    case .unknown(let id, let known):
      (
        "unknown", "there is no plugin \(id).",
        known.isEmpty
          ? "Put its folder where baraza plugin list looks."
          : "There are: \(known.joined(separator: ", "))."
      )
    }
  }
}
