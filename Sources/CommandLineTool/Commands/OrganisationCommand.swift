import ArgumentParser

/// Who takes part in activities.
struct OrganisationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "organisation",
    abstract: "Organisations that take part in activities, and the money from and to them.",
    subcommands: [
      OrganisationListCommand.self, OrganisationShowCommand.self,
      OrganisationTransactionsCommand.self,
    ])
}
