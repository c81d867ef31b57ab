import Disclosure
import GRDB
import Kernel
import Portfolio
import Storage
import Synchronization

/// Totals of the whole portfolio, which take seconds where it is large: kept until something
/// changes that they are made from.
final class KeptFigures: Sendable {
  private struct State {
    var revision: Int64 = 0
    var summaries: [Key: PortfolioSummary] = [:]
  }

  private struct Key: Hashable {
    let day: CalendarDate
    let audience: Audience
  }

  /// How many summaries are kept.
  static let most = 3

  private let state = Mutex(State())
  private let turns = Turns()

  /// Makes the summary of a day ready, so that whoever asks next need not wait. While one makes
  /// it, others wait here, where they keep nobody from reading.
  func prepare(_ store: Store, for audience: Audience, today: CalendarDate) throws {
    try turns.take("summary") {
      try store.read { db in
        _ = try summary(db, try SeenActivities.load(db, for: audience), today: today)
      }
    }
  }

  /// As `baraza portfolio summary --limit 0`.
  func summary(
    _ db: Database, _ seen: SeenActivities, today: CalendarDate
  ) throws -> PortfolioSummary {
    let key = Key(day: today, audience: seen.audience)
    let revision = try Counting.revision(in: db)
    let known = state.withLock { $0.revision == revision ? $0.summaries[key] : nil }
    if let known { return known }
    let summary = try PortfolioSummary.load(db, seen, today: today, limit: 0)
    state.withLock { state in
      if state.revision != revision || state.summaries.count >= KeptFigures.most {
        state = State(revision: revision)
      }
      state.summaries[key] = summary
    }
    return summary
  }
}
