import Importing
import Platform

extension OutputOptions {
  /// What the runs of an import did, or would do, and the token of a preview.
  func writeRuns(_ outcomes: [ImportOutcome], plan: String? = nil) throws {
    try write(WrittenRuns(outcomes, plan: plan), as: Table.runs(outcomes))
    let previews = outcomes.filter { $0.dryRun && !$0.changes.isEmpty }
    guard chosen == .table else { return }
    for outcome in previews { try Console.write("\n" + Table.changes(outcome).terminalText) }
    if let plan { try Console.write("\nplan: \(plan)\n") }
  }
}

extension Table {
  fileprivate static func runs(_ outcomes: [ImportOutcome]) -> Table {
    Table(
      [
        Column("feed", "Feed"), Column("run", "Run"), Column("added", "Added", .amount),
        Column("changed", "Changed", .amount), Column("unchanged", "Unchanged", .amount),
        Column("removed", "Removed", .amount), Column("rejected", "Rejected", .amount),
        Column("organisations", "Organisations", .amount),
        Column("transactions", "Transactions", .amount),
        Column("findings", "Findings", .amount), Column("state", "State"),
      ],
      outcomes.map { outcome in
        let counts = outcome.counts
        let organisations = outcome.organisations
        return [
          outcome.feed, outcome.run.map(String.init), "\(counts.added)", "\(counts.changed)",
          "\(counts.unchanged)", "\(counts.removed)",
          "\(counts.rejected)",
          "\(organisations.added + organisations.changed + organisations.unchanged)",
          "\(outcome.transactions)",
          "\(outcome.unlisted.values.reduce(outcome.diagnostics.count, +))", outcome.state,
        ]
      })
  }

  /// What a run changed, a row for each field.
  static func edits(_ outcome: ImportOutcome) -> Table {
    Table(
      [
        Column("action", "Action"), Column("identifier", "Identifier"),
        Column("field", "Field", limit: 60), Column("before", "Before", limit: 60),
        Column("after", "After", limit: 60),
      ],
      outcome.changes.flatMap { change -> [[String?]] in
        guard !change.edits.isEmpty else {
          return [
            [change.action, change.identifier, change.fields.joined(separator: ", "), nil, nil]
          ]
        }
        return change.edits.map { edit in
          [
            change.action, change.identifier, edit.field, edit.before.joined(separator: "; "),
            edit.after.joined(separator: "; "),
          ]
        }
      })
  }

  /// What a preview would change, a row for each record.
  static func changes(_ outcome: ImportOutcome) -> Table {
    Table(
      [
        Column("action", "Action"), Column("identifier", "Identifier"),
        Column("occurrence", "Occurrence", .number), Column("fields", "Fields", limit: 80),
      ],
      outcome.changes.map {
        [$0.action, $0.identifier, "\($0.occurrence)", $0.fields.joined(separator: ", ")]
      })
  }
}

extension ImportOutcome {
  fileprivate var state: String {
    if held != nil { return "held" }
    if dryRun { return "preview" }
    let isChanged =
      [activities, organisations].contains { $0.added + $0.changed + $0.removed > 0 }
      || records.contains { $0.added + $0.changed + $0.removed > 0 }
    return run == nil && !isChanged ? "unchanged" : "done"
  }
}
