import ArgumentParser
import Platform
import Portfolio
import Storage

/// One concern.
struct ConcernShowCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one concern: how each group ranked it, where it was taken, what was answered.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions

  @Argument(help: "The concern, by code or id.")
  var concern: String

  func answer() throws -> Answer {
    let day = try view.day()
    let page = try store.workspace.read { store in
      try store.read { db in
        try ConcernPage.load(
          db, concern: ConcernPage.id(of: concern, in: db), today: day, for: view.audience)
      }
    }
    return Answer(page, as: page.table, notes: page.withheld.notes)
  }
}
