import GRDB
import Portfolio

extension ImportOutcome {
  /// Without the findings and changes that name an activity which is not seen. Its numbers stay: they
  /// count rows of files.
  public func naming(only seen: SeenActivities, in db: Database) throws -> ImportOutcome {
    let hidden = try seen.hiddenIdentifiers(db)
    var outcome = self
    outcome.diagnostics.removeAll { $0.activity.map(hidden.contains) ?? false }
    outcome.changes.removeAll { hidden.contains($0.identifier) }
    return outcome
  }
}
