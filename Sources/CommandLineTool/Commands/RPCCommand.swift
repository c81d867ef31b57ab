import ArgumentParser
import Disclosure
import Platform
import Storage

/// Serves other programs.
struct RPCCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rpc", abstract: "Serve JSON-RPC 2.0 on standard input and output.",
    discussion: """
      For programs: a request a line, an answer a line, until standard input ends or SIGTERM comes. \
      The methods are the commands that read, by their words: `plan.show` answers the JSON of \
      `plan show`. Docs/Reference/rpc.md has them all.
      """)

  /// What a session may do beside reading.
  enum Allowed: String, ExpressibleByArgument, CaseIterable {
    case propose
  }

  @OptionGroup var write: WriteOptions

  @Option(help: "For whom the answers are: public, internal or restricted.")
  var audience = Audience.internal

  @Option(help: "What it may do beside reading: propose.")
  var allow: [Allowed] = []

  @Option(
    help: ArgumentHelp(
      "Where proposals wait for a person. Default: beside the store.", valueName: "folder"))
  var proposals: String?

  func run() throws {
    let workspace = write.workspace
    // A store that cannot be read is told at once.
    try workspace.read { _ in }
    let folder = ProposalFolder(path: proposals ?? "\(workspace.location.path)-proposals")
    try RPCSession(
      workspace, for: audience, write.namedActor(), mayPropose: allow.contains(.propose),
      proposals: folder
    ).serve()
  }
}
