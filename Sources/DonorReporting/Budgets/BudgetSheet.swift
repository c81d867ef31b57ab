import Disclosure
import GRDB
import Kernel

/// A grant's budget against what it bore, by line and by year or reporting period.
public struct BudgetSheet: Encodable, Hashable, Sendable {
  /// What stands in one column.
  public enum Columns: String, Encodable, Sendable, CaseIterable {
    /// The donor's years.
    case year
    /// The periods by which the donor is reported to.
    case period
  }

  public struct Column: Encodable, Hashable, Sendable {
    public let name: String
    public let from: CalendarDate
    public let to: CalendarDate
  }

  public struct Line: Encodable, Hashable, Sendable {
    public let code: String
    public let parent: String?
    public let heading: String?
    public let title: String
    /// How many lines it is part of, one in another.
    public let depth: Int
    public let budget: DecimalString
    /// By column.
    public let actual: [DecimalString]
    public let total: DecimalString
    public let left: DecimalString
    /// The total in per cent of the budget; nil without a budget.
    public let spent: DecimalString?
    /// Whether it is over its budget by more than the agreement's threshold; nil where the
    /// agreement says none.
    public let beyondThreshold: Bool?
  }

  public struct Unmapped: Encodable, Hashable, Sendable {
    public let account: String
    /// The line that entries name and the budget lacks.
    public let line: String?
    public let entries: Int
    public let total: DecimalString
  }

  public struct Excluded: Encodable, Hashable, Sendable {
    public let reason: String
    public let entries: Int
    /// The references of the first of them.
    public let first: [String]
  }

  public let grant: String
  public let currency: CurrencyCode
  /// Of the approved budget.
  public let version: Int
  public let threshold: DecimalString?
  public let columns: [Column]
  public let lines: [Line]
  public let budget: DecimalString
  public let actual: [DecimalString]
  public let total: DecimalString
  public let unmapped: [Unmapped]
  public let excluded: [Excluded]
}

extension BudgetSheet {
  /// - Parameter day: costs posted until then count, and the agreement as it holds then.
  /// - Throws: ``GrantFailure``, `ArithmeticFailure`
  public static func load(
    _ db: Database, grant code: String, by columns: Columns, today day: CalendarDate,
    for audience: Audience
  ) throws -> BudgetSheet {
    let grant = try SeenGrants.grant(db, code, asOf: day, for: audience)
    let report = try BudgetReport.load(
      db, grant: code, periods: grant.reportingPeriods(until: day, in: db), asOf: day)
    return try BudgetSheet(report, groups(of: report, by: columns))
  }

  /// The places of the periods that each column adds.
  private static func groups(of report: BudgetReport, by columns: Columns) -> [[Int]] {
    guard columns == .year else { return report.periods.indices.map { [$0] } }
    var groups: [[Int]] = []
    for place in report.periods.indices {
      let year = report.grant.year.year(of: report.periods[place].ends)
      if let last = groups.last?.last,
        report.grant.year.year(of: report.periods[last].ends) == year
      {
        groups[groups.count - 1].append(place)
      } else {
        groups.append([place])
      }
    }
    return groups
  }

  private init(_ report: BudgetReport, _ groups: [[Int]]) throws {
    let threshold = report.grant.varianceThreshold
    func sum(_ actual: [SharedAmount], _ places: [Int]) throws -> DecimalString {
      DecimalString(try places.map { actual[$0] }.sum().grant)
    }
    grant = report.grant.code
    currency = report.grant.currency
    version = report.books.version ?? 0
    self.threshold = threshold.map { DecimalString($0) }
    columns = groups.map { places in
      let (first, last) = (report.periods[places[0]], report.periods[places[places.count - 1]])
      return Column(name: first.name(until: last), from: first.begins, to: last.ends)
    }
    lines = try report.lines.map { line in
      let total = try line.actual.sum().grant
      let budget = line.budget.grant
      let over = try total.subtracting(budget)
      return Line(
        code: line.code, parent: line.parent, heading: line.line.heading, title: line.line.title,
        depth: line.depth, budget: DecimalString(budget),
        actual: try groups.map { try sum(line.actual, $0) }, total: DecimalString(total),
        left: DecimalString(try budget.subtracting(total)),
        spent: Percentage.of(total, in: budget).map { DecimalString($0) },
        beyondThreshold: threshold.map { over > .zero && Percentage.isBeyond($0, over, budget) })
    }
    let all = try groups.map { try report.actual(in: $0).grant }
    budget = DecimalString(try report.budget().grant)
    actual = all.map { DecimalString($0) }
    total = DecimalString(try all.reduce(.zero) { try $0.adding($1) })
    unmapped = try report.unmapped.map {
      Unmapped(
        account: $0.account, line: $0.line, entries: $0.entries,
        total: DecimalString(try $0.actual.sum().grant))
    }
    excluded = report.excluded.map {
      Excluded(reason: $0.reason, entries: $0.entries, first: $0.first)
    }
  }
}

extension ReportingPeriod {
  fileprivate func name(until last: ReportingPeriod) -> String {
    self == last ? name : "\(begins) to \(last.ends)"
  }
}
