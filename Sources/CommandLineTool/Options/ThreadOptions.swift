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
  func show(from find: (Store) throws -> CommitmentThread.Beginning) throws {
    let day = try view.day()
    let thread = try store.workspace.read { store in
      let beginning = try find(store)
      return try store.read {
        try CommitmentThread.load($0, from: beginning, today: day, for: view.audience)
      }
    }
    switch output.chosen {
    case .json: try Console.write(try JSONText.encode(thread))
    case .csv: try Console.write(thread.table.csvBytes)
    case .table: try Console.write(ThreadText(thread).text)
    }
    Console.note(thread.withheld)
  }
}
