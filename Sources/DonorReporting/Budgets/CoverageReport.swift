import Disclosure
import GRDB
import Kernel

/// Who bears the costs, as an audience may see it: what each grant bears of each account, what
/// nobody but the organisation does, what may be charged twice, and each budget beside its costs.
///
/// A grant that the audience may not see is not named; what such grants bear is in one amount.
public struct CoverageReport: Encodable, Hashable, Sendable {
  public struct Borne: Encodable, Hashable, Sendable {
    public let grant: String
    public let amount: DecimalString
  }

  /// The costs of an account in one original currency.
  public struct Account: Encodable, Hashable, Sendable {
    public let account: String
    public let title: String
    public let currency: CurrencyCode
    public let total: DecimalString
    /// In the order of ``CoverageReport/grants``; those that bear nothing are left out.
    public let borne: [Borne]
    /// By grants that are not named.
    public let withheld: DecimalString
    /// By the own funds: the gap that no donor covers.
    public let own: DecimalString
  }

  /// What can be asked for; each takes a reading of the ledger of its own.
  public enum Part: String, CaseIterable, Sendable {
    case costs, budgets, repeated
  }

  /// The days of posting.
  public let from: CalendarDate
  public let to: CalendarDate
  public let audience: Audience
  /// The identifier of the activity that all is about; nil for all.
  public let activity: String?
  /// The codes of the grants that bear something, in order.
  public let grants: [String]
  public let accounts: [Account]
  /// What may be charged twice.
  public let repeated: [RepeatedEntry]
  /// Of each grant, from its first costs until ``to``; none where only an activity is asked for.
  public let budgets: [BudgetCoverage]
  public let withheld: [Withheld]
}

extension CoverageReport {
  /// - Parameters:
  ///   - first: nil for the ledger's first posting.
  ///   - parts: those asked for; the others stay empty.
  /// - Throws: ``GrantFailure``, `ArithmeticFailure`
  public static func load(
    _ db: Database, from first: CalendarDate? = nil, to last: CalendarDate,
    activity: String? = nil, parts: Set<Part> = Set(Part.allCases), for audience: Audience
  ) throws -> CoverageReport {
    let posted = try String.fetchOne(db, sql: "SELECT min(posted_on) FROM ledger_entries")
    let first = min(first ?? posted.flatMap { CalendarDate($0) } ?? last, last)
    guard let period = ReportingPeriod("\(first) to \(last)", from: first, to: last) else {
      throw GrantFailure.damaged("ledger_entries of \(first)")
    }
    let grid =
      parts.contains(.costs)
      ? try CoverageGrid.load(db, in: period, activity: activity)
      : CoverageGrid(grants: [], rows: [])
    let repeated =
      parts.contains(.repeated)
      ? try RepeatedEntry.load(db, in: period, activity: activity) : []
    var seen = try SeenGrants(db, asOf: last, for: audience)
    let shown = repeated.filter { seen.hidden.isDisjoint(with: $0.grants) }
    let kept = repeated.filter { !seen.hidden.isDisjoint(with: $0.grants) }
    seen.gate.withhold(
      "ledger_entries", .sensitivity, count: kept.reduce(0) { $0 + $1.entries.count })
    return CoverageReport(
      from: first, to: last, audience: audience, activity: activity,
      grants: grid.grants.filter { !seen.hidden.contains($0) },
      accounts: try grid.rows.map { try Account($0, grid.grants, seen.hidden) },
      repeated: shown,
      budgets: activity != nil || !parts.contains(.budgets)
        ? []
        : try seen.grants.filter { $0.eligibleFrom <= last }
          .map { try BudgetCoverage.load(db, $0, until: last) },
      withheld: seen.gate.withheld)
  }
}

extension CoverageReport.Account {
  fileprivate init(_ row: CoverageGrid.Row, _ grants: [String], _ hidden: Set<String>) throws {
    var withheld = ExactDecimal.zero
    var total = row.own
    var borne: [CoverageReport.Borne] = []
    for (grant, amount) in zip(grants, row.borne) {
      total = try total.adding(amount)
      if hidden.contains(grant) {
        withheld = try withheld.adding(amount)
      } else if amount != .zero {
        borne.append(CoverageReport.Borne(grant: grant, amount: DecimalString(amount)))
      }
    }
    self.init(
      account: row.account, title: row.title, currency: row.currency,
      total: DecimalString(total), borne: borne, withheld: DecimalString(withheld),
      own: DecimalString(row.own))
  }
}
