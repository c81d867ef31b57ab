import GRDB
import Kernel

/// A grant's standing as commands and pages show it.
public struct ReportedStanding: Encodable, Hashable, Sendable {
  public let spent: DecimalString
  public let received: DecimalString
  /// Received and not spent; negative where costs were advanced.
  public let onHand: DecimalString
  /// Agreed and not spent; negative where more was.
  public let unspent: DecimalString
  /// Spent in per cent of the amount agreed.
  public let burnRate: DecimalString?
  /// Days gone in per cent of the eligible period.
  public let timeRate: DecimalString?
  public let days: Int
  public let daysGone: Int
  /// Shares of entries that are in no sum: not eligible, or without a rate.
  public let excluded: Int

  init(_ standing: GrantStanding) throws {
    spent = DecimalString(standing.spent)
    received = DecimalString(standing.received)
    onHand = DecimalString(try standing.onHand())
    unspent = DecimalString(try standing.unspent())
    burnRate = standing.burnRate.map { DecimalString($0) }
    timeRate = standing.timeRate.map { DecimalString($0) }
    days = standing.days
    daysGone = standing.daysGone
    excluded = standing.excluded
  }

  /// The standing, or why there is none: no rate can be found for the grant.
  static func load(
    _ db: Database, _ grant: Grant, on day: CalendarDate
  ) throws -> (standing: ReportedStanding?, problem: String?) {
    do {
      return (try ReportedStanding(GrantStanding.load(db, grant: grant.code, on: day)), nil)
    } catch let failure as GrantFailure {
      guard case .noRateSource = failure else { throw failure }
      return (nil, failure.diagnostic.message)
    }
  }
}
