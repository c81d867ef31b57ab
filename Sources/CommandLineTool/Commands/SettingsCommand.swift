import ArgumentParser
import Kernel
import Reference

/// What holds for the whole store.
struct SettingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "Show and change what holds for the whole store.",
    subcommands: [SettingsShowCommand.self, SettingsSetCommand.self])
}

/// Settings in a command's output.
private struct SettingsRecord: Encodable {
  let reportingCurrency: String?
  let rateSource: String?
}

extension OutputOptions {
  func writeSettings(_ settings: ReportingSettings) throws {
    let record = SettingsRecord(
      reportingCurrency: settings.currency?.description, rateSource: settings.rateSource)
    try write(
      record,
      as: Table(record: [
        ("reportingCurrency", record.reportingCurrency), ("rateSource", record.rateSource),
      ]))
  }
}
