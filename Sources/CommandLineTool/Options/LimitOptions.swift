import ArgumentParser

/// How many rows a list gives at most.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("At most so many rows.", valueName: "n"))
  var limit = 100

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit is a number above zero.") }
  }
}
