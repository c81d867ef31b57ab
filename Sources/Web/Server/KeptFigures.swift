import Disclosure
import GRDB
import Kernel
import Portfolio
import Storage

/// What is kept of the whole portfolio.
final class KeptFigures: Sendable {
  enum Total: String, CaseIterable, Sendable { case summary, organisations }

  private let summaries = Kept<PortfolioSummary>()
  private let directories = Kept<OrganisationDirectory>()
  private let turns = Turns()

  /// Makes what is kept of a day ready, so that whoever asks next need not wait. While one makes
  /// it, others wait here, where they keep nobody from reading.
  func prepare(
    _ total: Total, _ store: Store, for audience: Audience, today: CalendarDate
  ) throws {
    try turns.take(total.rawValue) {
      try store.read { db in
        let seen = try SeenActivities.load(db, for: audience)
        switch total {
        case .summary: _ = try summary(db, seen, today: today)
        case .organisations: _ = try organisations(db, seen, today: today)
        }
      }
    }
  }

  /// As `baraza portfolio summary --limit 0`.
  func summary(
    _ db: Database, _ seen: SeenActivities, today: CalendarDate
  ) throws -> PortfolioSummary {
    try summaries.value(db, for: .init(day: today, audience: seen.audience)) {
      try PortfolioSummary.load(db, seen, today: today, limit: 0)
    }
  }

  /// Of `baraza organisation list`.
  func organisations(
    _ db: Database, _ seen: SeenActivities, today: CalendarDate
  ) throws -> OrganisationDirectory {
    try directories.value(db, for: .init(day: today, audience: seen.audience)) {
      try OrganisationDirectory.load(db, seen)
    }
  }
}
