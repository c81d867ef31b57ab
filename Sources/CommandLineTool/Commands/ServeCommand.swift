import ArgumentParser
import Platform

/// Serves the workspace in the browser.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Open the workspace in a browser.",
    discussion: """
      Says on standard error where it is, by a link that opens it once. Whoever has the link sees \
      all that internal readers may see, and can import; names in the vault stay shut. The store is
      open for writing while an import is previewed or applied, and at no other time. Ends with
      Ctrl-C.
      """)

  @OptionGroup var write: WriteOptions

  @Option(help: "The port.")
  var port = 1325

  @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
  var host = "127.0.0.1"

  @Flag(
    help: """
      Listen on an address that other computers reach. Without encryption, whoever shares the \
      network can read what passes and take over the session.
      """)
  var expose = false

  @Option(help: ArgumentHelp("The largest upload, in megabytes.", valueName: "mb"))
  var uploadLimit = 1_000

  func validate() throws {
    guard (1...1_000_000).contains(uploadLimit) else {
      throw ValidationError("--upload-limit is a number of megabytes from 1 to 1000000.")
    }
    guard (1...65_535).contains(port) else {
      throw ValidationError("--port is a number from 1 to 65535.")
    }
    guard expose || ServeCommand.isLoopback(host) else {
      throw ValidationError(
        "\(host) is not this computer alone: others on the network could read what passes. "
          + "Add --expose where that is meant.")
    }
  }

  func run() throws {
    guard let server = Program.server else { return }
    let settings = ServeSettings(
      write.workspace, host: host, port: port, isExposed: !ServeCommand.isLoopback(host),
      actor: try write.namedActor(), uploadLimit: uploadLimit * 1_000_000)
    try Interruption.cancelling(saying: "stopping …", with: { server.stop() }) {
      try server.run(settings) { Console.note("The workspace is open at \($0)") }
    }
  }

  private static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || host.wholeMatch(of: /127(\.\d{1,3}){3}/) != nil
  }
}
