import Disclosure
import GRDB
import Kernel
import Portfolio

/// A concern of people that a commitment answers.
public struct ThreadConcern: Encodable, Hashable, Sendable {
  public let link: ThreadLink
  public let concern: ConcernList.Item
  /// From the village up.
  public let escalations: [ConcernPage.Escalation]
}

extension ThreadConcern {
  /// Those that were raised by the day and that the audience may see; the others of these
  /// are counted.
  static func load(
    _ db: Database, _ links: [ThreadLink], today: CalendarDate, _ gate: inout ThreadGate
  ) throws -> [ThreadConcern] {
    try links.compactMap { link in
      guard link.source == .concern,
        let item = try ConcernList.item(db, link.record, today: today),
        gate.passes("concerns", item.id, item.sensitivity)
      else { return nil }
      let page = try ConcernPage.load(
        db, concern: link.record, today: today, for: gate.records.gate.audience)
      return ThreadConcern(link: link, concern: item, escalations: page.escalations)
    }
  }
}
