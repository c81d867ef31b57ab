import ArgumentParser
import Disclosure
import Foundation
import Kernel
import Platform
import PluginHost
import PluginProtocol
import Storage

/// Calls a plugin and shows what it answers.
struct PluginRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Call an enabled plugin and write its items; nothing is stored.",
    discussion: """
      Writes each item as a line of JSON, as it comes. They count only where the command ends with \
      0: a call that fails is used for nothing.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var folders: PluginOptions

  @Argument(help: "The plugin's id.")
  var id: String

  @Option(help: "What to call it for: import.read, record.check or report.render.")
  var hook: Hook

  @Argument(help: "The file to send, for import.read.")
  var file: String?

  @Option(
    name: .customLong("form"),
    help: ArgumentHelp(
      "A form: what may be proposed, or what is sent. May be repeated. Default: what it may.",
      valueName: "form"))
  var forms: [String] = []

  @Option(
    help: ArgumentHelp("The report whose files are sent, for report.render.", valueName: "code"))
  var report: String?

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  @Flag(help: "Show the lines in both directions on standard error, without secrets.")
  var trace = false

  func validate() throws {
    guard (hook == .importRead) == (file != nil) else {
      throw ValidationError("A file goes with --hook import.read.")
    }
    guard (hook == .reportRender) == (report != nil) else {
      throw ValidationError("--report goes with --hook report.render.")
    }
  }

  func run() throws {
    try CallCancellation.during { cancellation in
      try store.workspace.read { try call(in: $0, cancellation) }
    }
  }

  private func call(in store: Store, _ cancellation: CallCancellation) throws {
    let plugins = folders.plugins(of: self.store)
    let plugin = try plugins.enabled(id, in: store)
    let allowed = plugin.forms(for: hook)
    let wanted = forms.isEmpty ? allowed : forms
    for form in wanted where !allowed.contains(form) {
      throw PluginRefusal.noForm(id, form: form, allowed: allowed)
    }
    let show: ((PluginCall.TraceDirection, String) -> Void)? =
      trace ? { PluginTrace.show($0, $1) } : nil
    try plugins.withItems(
      for: hook, file: file, forms: wanted, report: report, audience: audience, in: store
    ) { next in
      var streams = PluginCall.Streams(
        next: next, take: { try Console.write(Line.bytes(of: .item($0))) })
      streams.isCancelled = { cancellation.isAsked }
      _ = try plugin.call(hook, forms: wanted, streams, trace: show)
    }
  }
}
