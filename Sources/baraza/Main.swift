import CommandLineTool
import Foundation
import Web

@main
enum Main {
  static func main() {
    exit(Program.run(Array(CommandLine.arguments.dropFirst()), serving: WebServer()))
  }
}
