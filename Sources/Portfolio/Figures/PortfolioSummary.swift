import Disclosure
import GRDB
import Kernel
import Reference

/// Totals under the counting rules, and what was left out and why.
///
/// Amounts are decimal strings; a key that is null was not stated.
public struct PortfolioSummary: Codable, Sendable {
  /// A sum in one currency.
  public struct Total: Codable, Hashable, Sendable {
    public let currency: String?
    public let amount: String
    /// How many transactions the sum has.
    public let count: Int
  }

  /// A sum of one currency under a key, such as a country.
  public struct Entry: Codable, Hashable, Sendable {
    public let key: String?
    public let currency: String?
    public let amount: String
  }

  /// A sum of one country, year and currency.
  public struct Cell: Codable, Hashable, Sendable {
    public let country: String?
    public let year: String?
    public let currency: String?
    public let amount: String
  }

  /// The same in one currency, each transaction converted on its value date.
  public struct Converted: Codable, Hashable, Sendable {
    public let currency: String
    public let amount: String
    public let byYear: [Entry]
    public let byCountry: [Entry]
    /// What could not be converted and is in no sum here.
    public let gaps: [ConversionGap]
  }

  /// How many programmes name a country as a recipient.
  public struct Programmes: Codable, Hashable, Sendable {
    public let country: String?
    public let activities: Int
  }

  /// How many activities a rule finds.
  public struct Finding: Codable, Hashable, Sendable {
    public let rule: ActivityRule
    public let activities: Int
  }

  public let audience: Audience
  /// Whose money is looked at: the store's own organisations or, where none are
  /// named, all publishers held that are not secondary reporters.
  public let organisations: [String]
  public let areOwnOrganisations: Bool
  /// Activities of these, each in one copy.
  public let activities: Int
  public let spend: [Total]
  public let byYear: [Entry]
  public let byCountry: [Entry]
  public let byCountryAndYear: [Cell]
  public let bySector: [Entry]
  /// Nil where no currency was asked for and the store has none to report in.
  public let converted: Converted?
  public let budgets: BudgetSums
  public let programmes: [Programmes]
  public let findings: [Finding]
  public let excluded: PortfolioExclusions
  /// What is in no list and no sum here, because the audience does not see it.
  public let withheld: [Withheld]

  /// - Parameters:
  ///   - currency: to convert into; nil means the store's reporting currency.
  ///   - today: the day on which activities are late or not.
  ///   - limit: how many activities and transactions are listed as excluded.
  public static func load(
    _ db: Database, _ seen: SeenActivities, currency: CurrencyCode? = nil, today: CalendarDate,
    limit: Int = 1_000
  ) throws -> PortfolioSummary {
    let cells = try spendByCountryAndYear(db, seen)
    let reporting = try ReportingSettings.load(db).currency
    let findings = try ActivityFindings.counts(db, seen, today: today)
    return PortfolioSummary(
      audience: seen.audience,
      organisations: try organisations(db, seen),
      areOwnOrganisations: try areOwnNamed(db),
      activities: try Int.fetchOne(
        db, sql: "SELECT count(*) FROM (\(Counting.heldSQL)) WHERE \(seen.admits("id"))") ?? 0,
      spend: try TransactionSums([], seen, scope: .counted).load(db).rows
        .map { Total(currency: $0.currency, amount: $0.amount, count: $0.count) },
      byYear: try entries(cells, by: \.year), byCountry: try entries(cells, by: \.country),
      byCountryAndYear: cells.map(\.cell),
      bySector: try bySector(db, seen),
      converted: try (currency ?? reporting).map {
        try converted(db, seen, into: $0, isReporting: $0 == reporting)
      },
      budgets: try BudgetSums.load(db, seen), programmes: try programmes(db, seen),
      findings: ActivityRule.allCases.map { Finding(rule: $0, activities: findings[$0] ?? 0) },
      excluded: try PortfolioExclusions.load(db, seen, limit: limit),
      withheld: seen.withheld)
  }
}

extension PortfolioSummary.Entry {
  init(_ row: MoneyFlows.Row) {
    self.init(key: row.values[0], currency: row.currency, amount: row.amount)
  }
}
