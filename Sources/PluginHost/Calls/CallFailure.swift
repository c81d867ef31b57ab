import Kernel
import PluginProtocol

/// Why a call failed. Nothing of it is used.
public struct CallFailure: DiagnosticError {
  /// The plugin's id.
  public let plugin: String
  public let diagnostic: Diagnostic
  /// What the plugin itself answered in place of a result.
  public let refusal: CallError?
  /// How its process ended; nil where it could not be started.
  public let outcome: ProcessOutcome?

  init(_ plugin: Plugin, _ error: any Error, _ outcome: ProcessOutcome?) {
    self.plugin = plugin.id
    self.outcome = outcome
    refusal =
      if case CallFault.refused(let error) = error { error } else { nil }
    var diagnostic =
      (error as? any DiagnosticError)?.diagnostic
      ?? Diagnostic(.error, rule: "plugin.stopped", "\(error)")
    diagnostic.place.file = "plugin \(plugin.id)"
    self.diagnostic = diagnostic
  }
}
