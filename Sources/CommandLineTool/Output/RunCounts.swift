import Importing

/// What a row of a list says a run came to: its activities, or the records that it brought,
/// and every row that it left out.
struct RunCounts {
  let added: Int
  let changed: Int
  let unchanged: Int
  let removed: Int
  let rejected: Int

  init(
    _ activities: ImportOutcome.Counts, _ organisations: ImportOutcome.Counts,
    _ records: [ImportOutcome.Records]
  ) {
    func sum(_ field: KeyPath<ImportOutcome.Records, Int>) -> Int {
      records.reduce(0) { $0 + $1[keyPath: field] }
    }
    added = activities.added + sum(\.added)
    changed = activities.changed + sum(\.changed)
    unchanged = activities.unchanged + sum(\.unchanged)
    removed = activities.removed + sum(\.removed)
    // Records that are organisations are counted among those too.
    rejected =
      activities.rejected + (records.isEmpty ? organisations.rejected : sum(\.rejected))
  }
}

extension ImportOutcome {
  var counts: RunCounts { RunCounts(activities, organisations, records) }
}

extension ImportLogEntry {
  var counts: RunCounts { RunCounts(activities, organisations, records) }
}
