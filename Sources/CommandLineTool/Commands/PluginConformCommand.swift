import ArgumentParser
import Kernel
import Platform
import PluginHost
import PluginProtocol

/// Plays Baraza against a program.
struct PluginConformCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conform", abstract: "Try a program on the rules of the plugin protocol.",
    discussion: "Exit status 3 where a rule is broken.")

  @OptionGroup var folders: PluginOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "A plugin's id or folder, or a program by its path.")
  var program: String

  @Option(help: "What to call it for. Default: everything that its manifest names.")
  var hook: Hook?

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("The case to send. Default: a call without settings.", valueName: "name"))
  var sample: String?

  @Flag(help: "Show the lines in both directions on standard error.")
  var trace = false

  private struct Tried: Encodable {
    let hook: String
    let rules: [Conformance.Finding]
  }

  func run() throws {
    let plugin = try plugin()
    let sample = try sample.map { try PluginCase.named($0, of: plugin) }
    let hooks = hook.map { [$0] } ?? sample.map { [$0.hook] } ?? plugin.manifest.hooks
    let tried = try CallCancellation.during { cancellation in
      var streams = PluginCall.Streams.looking(trace)
      streams.isCancelled = { cancellation.isAsked }
      return try hooks.map { hook in
        let tried = Tried(
          hook: hook.rawValue,
          rules: try Conformance(plugin, hook: hook, sample: sample).run(streams))
        if cancellation.isAsked { throw CancellationError() }
        return tried
      }
    }
    try output.write(
      tried,
      as: Table(
        [
          .init("hook", "Hook"), .init("kept", "Kept"), .init("rule", "Rule", limit: 80),
          .init("problem", "Problem", limit: 200), .init("remedy", "What to do", limit: 200),
        ],
        tried.flatMap { tried in
          tried.rules.map {
            [tried.hook, $0.isKept ? "yes" : "no", $0.words, $0.problem, $0.remedy]
          }
        }))
    if tried.contains(where: { $0.rules.contains { !$0.isKept } }) { throw FoundFaults() }
  }

  private func plugin() throws -> Plugin {
    if let hook, let plugin = Plugin(program: program, hook: hook) { return plugin }
    if hook == nil, Plugin(program: program, hook: .importRead) != nil {
      throw ValidationError("Say with --hook what the program is to be called for.")
    }
    return try Plugins(Workspace(store: nil, environment: [:]), folders.location).plugin(program)
  }
}
