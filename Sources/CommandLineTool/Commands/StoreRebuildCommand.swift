import ArgumentParser
import Platform
import Storage

/// Computes what is derived in the store anew.
struct StoreRebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild", abstract: "Compute the store's derived tables anew.")

  @OptionGroup var write: WriteOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let actor = try write.namedActor()
    let names = try write.workspace.write(for: "store rebuild") { store in
      try store.rebuildDerived(by: actor)
      return store.schema.derived.map(\.name)
    }
    try output.write(
      ["rebuilt": names], as: Table([.init("table", "Rebuilt")], names.map { [$0] }))
  }
}
