import ArgumentParser
import Platform
import Storage

/// Checks whether the store is sound.
struct StoreCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check whether the store is sound.",
    discussion: """
      Exit status 3 where it is not. Two checks need a store that nobody writes, and that of the \
      vault needs its key file.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Add a digest of the content, which ids, times and file layout do not change.")
  var digest = false

  func run() throws {
    let check = try store.workspace.check(digest: digest)
    let rows = check.checks.map { [$0.name, $0.ok ? "yes" : "NO", $0.detail] }
    try output.write(
      check,
      as: Table(
        [.init("name", "Check"), .init("ok", "Sound"), .init("detail", "Found", limit: 200)],
        rows + (check.digest.map { [["digest", nil, $0]] } ?? [])))
    if !check.ok { throw FoundFaults() }
  }
}
