import GRDB
import Kernel

/// What of one grant's approved budget the ledger charges, by the donor's headings and lines, and
/// where the two do not meet.
public struct BudgetCoverage: Encodable, Hashable, Sendable {
  public enum Gap: String, Encodable, Sendable {
    /// Budgeted, and nothing is charged.
    case uncharged
    /// More is charged than budgeted.
    case overBudget = "over-budget"
  }

  public struct Line: Encodable, Hashable, Sendable {
    public let code: String
    /// The code of the line that it is part of.
    public let parent: String?
    /// The donor's heading.
    public let heading: String?
    public let title: String
    /// What the grant bears of it or of its parts.
    public let budget: DecimalString
    public let charged: DecimalString
    /// Of the budget; negative where more is charged.
    public let left: DecimalString
    public let gap: Gap?
  }

  public let grant: String
  public let donor: String
  public let currency: CurrencyCode
  /// Of the approved budget; nil where none is.
  public let version: Int?
  public let lines: [Line]
  /// Of all lines, and of all costs, those under no line among them.
  public let budget: DecimalString
  public let charged: DecimalString
  public let left: DecimalString
  /// What is charged under no line.
  public let unmapped: DecimalString
  /// Shares of entries that are in no sum: not eligible, or without a rate.
  public let excluded: Int
  /// Why the two cannot be compared.
  public let problem: String?
}

extension BudgetCoverage {
  /// - Parameter day: costs posted until then, from the first on, count.
  static func load(
    _ db: Database, _ grant: Grant, until day: CalendarDate
  ) throws -> BudgetCoverage {
    do {
      let report = try BudgetReport.load(
        db, grant: grant.code, periods: grant.reportingPeriods(until: day, in: db), asOf: day)
      return try BudgetCoverage(grant, report)
    } catch let failure as GrantFailure {
      switch failure {
      case .noBudget, .noRateSource:
        return BudgetCoverage(grant, problem: failure.diagnostic.message)
      case .noGrant, .noLine, .damaged, .withheld: throw failure
      }
    }
  }

  private init(_ grant: Grant, problem: String) {
    self.init(
      grant: grant.code, donor: grant.donor, currency: grant.currency, version: nil, lines: [],
      budget: DecimalString(.zero), charged: DecimalString(.zero), left: DecimalString(.zero),
      unmapped: DecimalString(.zero), excluded: 0, problem: problem)
  }

  private init(_ grant: Grant, _ report: BudgetReport) throws {
    let lines = try report.lines.map { line in
      let (planned, charged) = (line.budget.grant, try line.actual.sum().grant)
      return Line(
        code: line.code, parent: line.parent, heading: line.line.heading, title: line.line.title,
        budget: DecimalString(planned), charged: DecimalString(charged),
        left: DecimalString(try planned.subtracting(charged)),
        gap: charged > planned
          ? .overBudget : charged == .zero && planned > .zero ? .uncharged : nil)
    }
    let planned = try report.budget().grant
    let charged = try report.actual(in: report.periods.indices).grant
    self.init(
      grant: grant.code, donor: grant.donor, currency: grant.currency,
      version: report.books.version, lines: lines, budget: DecimalString(planned),
      charged: DecimalString(charged), left: DecimalString(try planned.subtracting(charged)),
      unmapped: DecimalString(try report.unmapped.flatMap(\.actual).sum().grant),
      excluded: report.excluded.reduce(0) { $0 + $1.entries }, problem: nil)
  }
}
