import ArgumentParser

/// Action plans and how far they have come.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Action plans: how far each has come, as each voice says.",
    subcommands: [PlanListCommand.self, PlanShowCommand.self, PlanProgressCommand.self])
}
