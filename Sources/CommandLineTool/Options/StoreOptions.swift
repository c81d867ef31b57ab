import ArgumentParser
import Foundation
import Platform
import Storage

/// Which store a command reads.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The store. Default: BARAZA_STORE, else baraza.sqlite in the user's data folder.",
      valueName: "path"))
  var store: String?

  var workspace: Workspace {
    Workspace(store: store, environment: ProcessInfo.processInfo.environment)
  }
}

/// Which store a command writes, and who answers for it.
struct WriteOptions: ParsableArguments {
  @OptionGroup var reading: StoreOptions

  @Option(
    help: ArgumentHelp(
      "Who acts. Default: BARAZA_ACTOR, else the system user.", valueName: "name"))
  var actor: String?

  var workspace: Workspace { reading.workspace }

  func namedActor() throws -> Actor {
    try Actor(named: actor, environment: ProcessInfo.processInfo.environment)
  }
}
