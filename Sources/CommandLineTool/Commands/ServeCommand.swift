import ArgumentParser
import Platform

/// Serves the workspace in the browser.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Open the workspace in a browser.",
    discussion: """
      Says on standard error where it is, by a link that opens it once. Whoever has the link sees \
      all that internal readers may see; names in the vault stay shut. Ends with Ctrl-C.
      """)

  @OptionGroup var store: StoreOptions

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

  func validate() throws {
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
      store.workspace, host: host, port: port, isExposed: !ServeCommand.isLoopback(host))
    try Interruption.cancelling(saying: "stopping …", with: { server.stop() }) {
      try server.run(settings) { Console.note("The workspace is open at \($0)") }
    }
  }

  private static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || host.wholeMatch(of: /127(\.\d{1,3}){3}/) != nil
  }
}
