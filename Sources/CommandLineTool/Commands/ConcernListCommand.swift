import ArgumentParser
import Platform
import Portfolio
import Storage

/// Concerns and how long they have been open.
struct ConcernListCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List concerns, those that are open first, the oldest first.",
    discussion: """
      A concern is open until people were told what became of it and of each of its escalations.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions

  @Option(help: ArgumentHelp("Only in this country, such as NP.", valueName: "code"))
  var country: String?

  @Option(help: ArgumentHelp("Only of this community, by name or id.", valueName: "name"))
  var community: String?

  @Flag(help: "Only those that are open.")
  var open = false

  @Option(help: "Only those in this state: unanswered, answered or told-back.")
  var state: ConcernState?

  @Option(help: ArgumentHelp("Only those that have been open for so many days.", valueName: "days"))
  var minAge: Int?

  func answer() throws -> Answer {
    let day = try view.day()
    let list = try store.workspace.read { store in
      try store.read { db in
        try ConcernList.load(
          db,
          ConcernList.Filter(
            community: try community.map { try CommunityLookup.id(of: $0, in: db) },
            country: country,
            states: Set(ConcernState.allCases.filter(includes)), minimumAgeDays: minAge),
          today: day, for: view.audience)
      }
    }
    return Answer(list, as: list.table, notes: list.withheld.notes)
  }

  private func includes(_ candidate: ConcernState) -> Bool {
    (!open || candidate.isOpen) && (state ?? candidate) == candidate
  }
}

extension ConcernState: ExpressibleByArgument {}
