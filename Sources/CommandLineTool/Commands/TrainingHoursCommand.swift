import ArgumentParser
import Platform
import Storage
import Training

/// Hours of decision-makers.
struct TrainingHoursCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "hours",
    abstract: "Say how many hours decision-makers attended in a year, by module and country.",
    discussion: """
      Of police, military, justice and corrections. UN indicator 20 divides those on \
      conflict-related sexual and gender-based violence by how many decision-makers there are. \
      Numbers are rounded by module and country, so that no difference shows few people.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var training: TrainingOptions
  @OptionGroup var reading: TrainingRulesOptions

  func answer() throws -> Answer {
    let year = try training.chosenYear()
    let report = try store.workspace.read { store in
      try store.read {
        try HoursReport.load($0, in: year, programme: training.programme, for: training.audience)
      }
    }
    if reading.rules { return Answer(report, explaining: report.explanation) }
    return Answer(
      report, as: FigureLine.table(report.figures),
      notes: report.excluded.sorted { $0.key < $1.key }.map { country, kinds in
        "\(country): nobody counted decision-makers of \(kinds.joined(separator: ", "))."
      } + report.withheld.notes)
  }
}
