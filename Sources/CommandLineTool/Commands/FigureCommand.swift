import ArgumentParser

/// Where figures come from.
struct FigureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure", abstract: "Show the rows behind a figure.",
    subcommands: [FigureExplainCommand.self])
}
