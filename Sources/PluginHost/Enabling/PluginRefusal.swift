import Kernel

/// Why a plugin may not be called.
public enum PluginRefusal: DiagnosticError, Hashable {
  case off(String)
  /// Its files are not those that were enabled.
  case changed(String)
  /// Its files changed while it ran.
  case changedMeanwhile(String)
  case noHook(String, hook: String, hooks: [String])
  /// It has no permission for a form.
  case noForm(String, form: String, allowed: [String])
  /// A permission that names a form which is not known.
  case unknownForm(String, form: String)

  public var diagnostic: Diagnostic {
    let (rule, plugin, message, remedy) = words
    return Diagnostic(
      .error, rule: "plugin.\(rule)", at: Place(file: "plugin \(plugin)"), message, remedy: remedy)
  }

  private var words: (String, String, String, String) {
    switch self {
    case .off(let id):
      (
        "off", id, "the plugin is not enabled.",
        "Look at what it may do with `baraza plugin enable \(id)`, and enable it."
      )
    case .changed(let id):
      (
        "changed", id, "the plugin's files are not those that were enabled; it is not called.",
        "Look at what changed, and enable it again with `baraza plugin enable \(id)`."
      )
    case .changedMeanwhile(let id):
      (
        "changed", id, "the plugin's files changed while it ran; nothing of its answer is used.",
        "Keep what the plugin writes in TMPDIR, and enable it again."
      )
    case .noHook(let id, let hook, let hooks):
      (
        "hook", id, "the plugin cannot be called for \(hook).",
        "It can for \(hooks.joined(separator: ", "))."
      )
    case .noForm(let id, let form, let allowed):
      (
        "permission", id, "the plugin has no permission for \(form).",
        "It has for \(allowed.joined(separator: ", "))."
      )
    case .unknownForm(let id, let form):
      (
        "form", id, "a permission names the form \(form), and there is none.",
        "See the forms with `baraza record forms`."
      )
    }
  }
}
