import Disclosure
import GRDB

/// The four monies of a plan, or of a part of it with all that lies below, for an audience.
public struct MoneyReport: Encodable, Hashable, Sendable {
  public let audience: Audience
  /// `PLAN#CODE`, or the code of the plan.
  public let of: String
  public let money: ThreadMoney
  public let withheld: [Withheld]

  /// Throws ``CommitmentLookupFailure`` where the plan or its part is not there, or withheld.
  public static func load(
    _ db: Database, _ scope: ThreadScope, for audience: Audience
  ) throws -> MoneyReport {
    var gate = try CommitmentGate(db, for: audience)
    let name = try scope.name(db, gate)
    gate.withhold("plan_nodes", count: try scope.hidden(db, gate).count)
    let money = try ThreadMoney.load(db, scope, &gate)
    return MoneyReport(
      audience: audience, of: name, money: money, withheld: gate.gate.withheld)
  }
}
