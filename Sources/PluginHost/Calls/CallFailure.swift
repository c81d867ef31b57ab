import Kernel
import PluginProtocol

/// Why a call failed. Nothing of it is used.
public struct CallFailure: DiagnosticError {
  /// The plugin's id.
  public let plugin: String
  public private(set) var diagnostic: Diagnostic
  /// The end of what the plugin wrote to standard error.
  public private(set) var log: String
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
    log = outcome?.log.text ?? ""
  }

  /// The failure without secrets.
  func masked(by secrets: SecretMask) -> CallFailure {
    var failure = self
    failure.diagnostic = secrets.masking(diagnostic)
    failure.log = secrets.masking(log)
    return failure
  }

  /// What happened, and the last lines of the plugin's log.
  public var description: String {
    let lines = log.split(whereSeparator: \.isNewline).suffix(CallFailure.shownLines)
    return ([diagnostic.description] + lines.map { "  | \($0.prefix(400))" }).joined(
      separator: "\n")
  }

  private static let shownLines = 20
}
