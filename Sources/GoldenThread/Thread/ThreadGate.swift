import Disclosure
import Kernel

/// The gate of one thread: what several of its strands keep back is counted once.
struct ThreadGate {
  private(set) var records: CommitmentGate
  private var keptBack: Set<RecordRef> = []

  init(_ records: CommitmentGate) { self.records = records }

  /// Whether a record of a table passes; one that does not is counted.
  mutating func passes(_ table: String, _ id: Int64, _ sensitivity: String) -> Bool {
    guard !records.admits(sensitivity) else { return true }
    withhold(table, id)
    return false
  }

  mutating func withhold(_ table: String, _ id: Int64) {
    guard keptBack.insert(RecordRef(table, RecordID(rawValue: id))).inserted else { return }
    records.withhold(table, count: 1)
  }

  /// Lists the figures that a cohort keeps back, once.
  mutating func withhold(_ withheld: [Withheld], ofCohort id: Int64) {
    guard keptBack.insert(RecordRef("enrolments", RecordID(rawValue: id))).inserted else { return }
    records.withhold(withheld)
  }

  /// Lists what a report about one commitment kept back.
  mutating func withhold(_ table: String, count: Int) { records.withhold(table, count: count) }
}
