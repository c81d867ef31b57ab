/// What may be late, missing or wrong about an activity.
public enum ActivityRule: String, CaseIterable, Codable, Sendable {
  /// The planned end has passed, no actual end is reported, and the status is
  /// neither closed, cancelled nor suspended.
  case late = "activity.late"
  /// Neither a planned nor an actual end.
  case noEndDate = "activity.no-end-date"
  /// No country or region, neither its own nor of a transaction.
  case noCountry = "activity.no-country"
  /// No sector, neither its own nor of a transaction.
  case noSector = "activity.no-sector"
  /// No budget, and no reason given for it.
  case noBudget = "activity.no-budget"
  /// Under way, without disbursement or expenditure within a year before today.
  case noRecentSpend = "activity.no-recent-spend"
  /// Spend is above the budgets, where both are in one and the same currency.
  case overspent = "activity.overspent"
  /// Under way or finished, without results.
  case noResults = "activity.no-results"
  /// Spend that could not be converted into the reporting currency.
  case unconverted = "activity.unconverted"
  /// Percentages of countries and regions, or of sectors of one vocabulary, do
  /// not add up to 100.
  case shares = "activity.shares"
  /// An end before its start.
  case datesReversed = "activity.dates-reversed"
}

extension ActivityRule {
  /// Of `a` (activities) and `d` (their spans), null where all is well, else a detail for the
  /// message.
  /// `:today` and `:yearAgo` are days.
  var sql: String {
    switch self {
    case .late:
      """
      CASE WHEN d.actual_end IS NULL AND coalesce(a.status, '') NOT IN ('4', '5', '6')
        AND d.planned_end < :today THEN d.planned_end END
      """
    case .noEndDate: "CASE WHEN \(ActivityDates.endSQL) IS NULL THEN '' END"
    case .noCountry:
      """
      CASE WHEN \(ActivityRule.none(of: "recipient_countries"))
        AND \(ActivityRule.none(of: "recipient_regions"))
        AND \(ActivityRule.none(of: "transactions", "coalesce(r.country, r.region) IS NOT NULL"))
        THEN '' END
      """
    case .noSector:
      """
      CASE WHEN \(ActivityRule.none(of: "sectors"))
        AND \(ActivityRule.none(of: "transaction_sectors")) THEN '' END
      """
    case .noBudget:
      """
      CASE WHEN a.budget_not_provided IS NULL
        AND \(ActivityRule.none(of: "budgets", "r.withdrawn = 0")) THEN '' END
      """
    case .noRecentSpend:
      """
      CASE WHEN a.status = '2' AND \(ActivityRule.none(
        of: "transactions",
        "r.withdrawn = 0 AND r.type IN ('3', '4') AND coalesce(r.date, r.value_date) > :yearAgo"))
        THEN '' END
      """
    case .overspent: ActivityRule.overspentSQL
    case .noResults:
      """
      CASE WHEN a.status IN ('2', '3', '4')
        AND \(ActivityRule.none(of: "results", "r.withdrawn = 0")) THEN '' END
      """
    case .unconverted:
      """
      CASE WHEN EXISTS (SELECT 1 FROM store_settings WHERE key = 'reportingCurrency') THEN
        (SELECT group_concat(DISTINCT iif(s.currency = '', '?', s.currency)) FROM spend s
          WHERE s.activity_id = a.id AND s.unconverted > 0) END
      """
    case .shares: ActivityRule.sharesSQL
    case .datesReversed:
      """
      CASE WHEN d.planned_start > d.planned_end THEN 'planned'
        WHEN d.actual_start > d.actual_end THEN 'actual' END
      """
    }
  }

  func message(_ detail: String) -> String {
    switch self {
    case .late: "It should have ended on \(detail), and no actual end is reported."
    case .noEndDate: "It has no end date, neither planned nor actual."
    case .noCountry: "It names no country or region."
    case .noSector: "It names no sector."
    case .noBudget: "It has no budget, and no reason for that."
    case .noRecentSpend: "It is under way, but reports no spend within the last year."
    case .overspent: "It spent \(detail) more than all its budgets."
    case .noResults: "It reports no results."
    case .unconverted: "Spend in \(detail) has no rate into the reporting currency."
    case .shares: "The percentages of its \(detail) do not add up to 100."
    case .datesReversed: "Its \(detail) end is before its start."
    }
  }

  private static func none(of table: String, _ condition: String = "1") -> String {
    "NOT EXISTS (SELECT 1 FROM \(table) r WHERE r.activity_id = a.id AND \(condition))"
  }

  /// Whole units decide: a budget is not overspent by a fraction of one.
  private static let overspentSQL = """
    (SELECT iif(spent.units > planned.units, (spent.units - planned.units) || ' '
        || spent.currency, NULL)
      FROM (SELECT sum(units) + sum(millionths) / 1000000 AS units, min(currency) AS currency
          FROM spend WHERE activity_id = a.id HAVING count(DISTINCT currency) = 1) spent
        JOIN (SELECT sum(b.value / 1000000) + sum(b.value % 1000000) / 1000000 AS units,
            min(coalesce(b.currency, '')) AS currency
          FROM budgets b
          WHERE b.activity_id = a.id AND b.withdrawn = 0 AND NOT \(BudgetSums.revisedSQL)
          HAVING count(DISTINCT coalesce(b.currency, '')) = 1
            AND count(*) = count(b.value)) planned
        ON planned.currency = spent.currency)
    """

  private static let sharesSQL = """
    CASE
      WHEN EXISTS (
        SELECT count(*) FROM (
          SELECT percentage FROM recipient_countries WHERE activity_id = a.id
          UNION ALL SELECT percentage FROM recipient_regions WHERE activity_id = a.id)
        HAVING (count(*) > 1 OR count(percentage) > 0)
          AND coalesce(sum(percentage), 0) <> 100000000) THEN 'countries and regions'
      WHEN EXISTS (
        SELECT 1 FROM sectors WHERE activity_id = a.id GROUP BY coalesce(vocabulary, '1')
        HAVING (count(*) > 1 OR count(percentage) > 0)
          AND coalesce(sum(percentage), 0) <> 100000000) THEN 'sectors'
    END
    """
}
