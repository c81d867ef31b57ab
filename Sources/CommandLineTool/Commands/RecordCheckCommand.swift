import ArgumentParser
import Disclosure
import Kernel
import Platform
import Storage

/// Has plugins check the store's records.
struct RecordCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Have the enabled plugins check records, and list what they find.",
    discussion: """
      Each plugin is sent the records that it may see and that the audience may see. Exit status 3 \
      where a finding is an error; 1 where a plugin fails, after the others.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var folders: PluginOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The forms, such as concerns. Default: all.")
  var forms: [String] = []

  @Option(help: ArgumentHelp("The plugin. Default: all that are enabled.", valueName: "id"))
  var plugin: String?

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func run() throws {
    let plugins = folders.plugins(of: store)
    var hasFailed = false
    let result = try CallCancellation.during { cancellation in
      try store.workspace.read { store in
        try plugins.check(
          forms, by: plugin, for: audience, in: store, isCancelled: { cancellation.isAsked }
        ) { error in
          hasFailed = true
          Console.note("\(error)")
        }
      }
    }
    try output.write(result, as: result.table)
    for checked in result.plugins {
      for kept in checked.withheld {
        Console.note(
          "\(checked.plugin): \(kept.count) of \(kept.what) withheld, \(kept.why.rawValue).")
      }
    }
    if hasFailed { throw ToldFailure() }
    if result.hasErrors { throw FoundFaults() }
  }
}

extension RecordCheck {
  fileprivate var table: Table {
    Table(
      [
        .init("severity", "Severity"), .init("rule", "Rule"), .init("form", "Form"),
        .init("record", "Record"), .init("field", "Field"),
        .init("message", "Message", limit: 120), .init("remedy", "What to do", limit: 120),
      ],
      findings.map {
        [
          $0.severity.rawValue, $0.rule, $0.form, $0.record.map { "#\($0)" }, $0.field, $0.message,
          $0.remedy,
        ]
      })
  }
}
