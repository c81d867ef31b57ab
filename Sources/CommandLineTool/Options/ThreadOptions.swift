import ArgumentParser
import GoldenThread
import Platform
import Storage

/// How a thread is shown, wherever it begins.
struct ThreadOptions: ParsableArguments {
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var view: ViewOptions

  /// - Parameter find: finds what the person named.
  func answer(from find: (Store) throws -> CommitmentThread.Beginning) throws -> Answer {
    let day = try view.day()
    let thread = try store.workspace.read { store in
      let beginning = try find(store)
      return try store.read {
        try CommitmentThread.load($0, from: beginning, today: day, for: view.audience)
      }
    }
    return Answer(
      thread, as: thread.table, shown: ThreadText(thread).text, notes: thread.withheld.notes)
  }
}
