import ArgumentParser
import Kernel
import Platform
import PluginHost
import PluginProtocol

/// Runs a plugin on its cases.
struct PluginTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run a plugin on its cases; it need not be enabled.",
    discussion: """
      Sends each cases/NAME.in.ndjson and compares the answer with cases/NAME.out.ndjson. Exit \
      status 3 where one differs.
      """)

  @OptionGroup var folders: PluginOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The plugin's id, or the path of its folder.")
  var plugin: String

  @Flag(help: "Write what the plugin answers now as what it should answer.")
  var record = false

  @Flag(help: "Show the lines in both directions on standard error.")
  var trace = false

  private struct Outcome: Encodable {
    let name: String
    let passed: Bool
    let problem: String?
  }

  func run() throws {
    let plugin = try Plugins(Workspace(store: nil, environment: [:]), folders.location)
      .plugin(plugin)
    let cases = try PluginCase.all(of: plugin)
    guard !cases.isEmpty else { throw NoCases(plugin: plugin.id) }
    let outcomes = try CallCancellation.during { cancellation in
      try cases.map { try outcome(of: $0, plugin, cancellation) }
    }
    try output.write(
      outcomes,
      as: Table(
        [
          .init("name", "Case"), .init("passed", "Passed"), .init("problem", "Problem", limit: 200),
        ],
        outcomes.map { [$0.name, $0.passed ? "yes" : "no", $0.problem] }))
    if outcomes.contains(where: { !$0.passed }) { throw FoundFaults() }
  }

  private func outcome(
    of sample: PluginCase, _ plugin: Plugin, _ cancellation: CallCancellation
  ) throws -> Outcome {
    var streams = PluginCall.Streams.looking(trace)
    streams.isCancelled = { cancellation.isAsked }
    do {
      if record { try sample.record(plugin, streams) }
      let fault = try sample.difference(plugin, streams)
      return Outcome(
        name: sample.name, passed: fault == nil, problem: fault?.diagnostic.description)
    } catch let error as any DiagnosticError where !cancellation.isAsked {
      return Outcome(name: sample.name, passed: false, problem: "\(error)")
    }
  }
}

/// A plugin without a case.
private struct NoCases: DiagnosticError {
  let plugin: String

  var diagnostic: Diagnostic {
    Diagnostic(
      .error, rule: "plugin.case.none", at: Place(file: "plugin \(plugin)"), "it has no case.",
      remedy: "Write what it is sent into cases/NAME.in.ndjson, and give --record.")
  }
}

extension PluginCall.Streams {
  /// Streams whose lines are shown, or not.
  static func looking(_ isTraced: Bool) -> PluginCall.Streams {
    var streams = PluginCall.Streams()
    if isTraced {
      streams.trace = { PluginTrace.show($0, String(decoding: $1, as: UTF8.self)) }
    }
    return streams
  }
}
