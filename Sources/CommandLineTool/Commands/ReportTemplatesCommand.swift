import ArgumentParser
import DonorReporting
import Kernel
import Platform
import Storage

/// The forms by which reports on grants are written.
struct ReportTemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates", abstract: "List the forms of donors by which reports are written.",
    discussion: "An organisation enters its own as records (form report-templates).")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "Write the YAML of this form instead; without a version, of its latest.", valueName: "name"))
  var show: String?

  func validate() throws {
    if show != nil, output.json || output.format != nil {
      throw ValidationError("--show writes YAML; leave --json and --format out.")
    }
  }

  func run() throws {
    try store.workspace.read { store in
      if let show {
        let source = try store.read { try ReportTemplates.load($0).named(show) }
        return try Console.write(source.yaml.hasSuffix("\n") ? source.yaml : source.yaml + "\n")
      }
      let templates = try store.read { try ListedTemplate.all($0) }
      try output.write(
        templates,
        as: Table(
          [
            .init("id", "Form"), .init("title", "Title", limit: 40),
            .init("validFrom", "Valid from"), .init("isOwn", "From"),
            .init("about", "About", limit: 80),
          ],
          templates.map {
            [
              $0.id, $0.title, $0.validFrom?.description, $0.isOwn ? "own" : "program", $0.about,
            ]
          }))
    }
  }
}
