import ArgumentParser
import Platform

/// The root of all commands.
struct Baraza: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baraza",
    abstract: "One workspace for a peacebuilding organisation: programmes, money, results.",
    discussion: """
      Data goes to standard output, messages to standard error.
      Exit status: 0 done, 1 failed, 2 cancelled, 3 done with rejected rows or findings, 64 usage.
      """,
    version: ProductVersion.current,
    subcommands: [
      InitCommand.self, ImportCommand.self, RunCommand.self, RecordCommand.self,
      ActivityCommand.self, MoneyCommand.self, PortfolioCommand.self, FigureCommand.self,
      OrganisationCommand.self, PlanCommand.self, CommitmentCommand.self, EvidenceCommand.self,
      ConcernCommand.self, ThreadCommand.self, GrantCommand.self, LedgerCommand.self,
      ReportCommand.self,
      RatesCommand.self, OwnCommand.self, SettingsCommand.self, IATICommand.self,
      TemplateCommand.self, PluginCommand.self, BackupCommand.self, RestoreCommand.self,
      StoreCommand.self,
      VaultCommand.self, PersonCommand.self,
      CourseCommand.self, CohortCommand.self, TrainingCommand.self, RetentionCommand.self,
      CertificateCommand.self, AuditCommand.self, RPCCommand.self, ServeCommand.self,
    ])
}
