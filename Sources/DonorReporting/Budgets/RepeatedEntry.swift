import Foundation
import GRDB
import Kernel

/// One invoice under two references, or posted in two books: it may be charged twice.
///
/// Its entries agree in value date, amount, currency, account, partner, activity and payee, and no
/// correction joins them; it is for a person to look at.
public struct RepeatedEntry: Encodable, Sendable, Hashable {
  /// `SOURCE#REFERENCE`, at least two.
  public let entries: [String]
  /// The codes of the grants that bear any of them.
  public let grants: [String]
}

extension RepeatedEntry {
  /// The few amounts that an account has twice on one day are found in the order of an index, in
  /// which they lie together; only their entries are then looked at whole.
  ///
  /// - Parameters:
  ///   - period: by the day of posting.
  ///   - activity: only among entries that name it; nil for all.
  public static func load(
    _ db: Database, in period: ReportingPeriod, activity: String? = nil
  ) throws -> [RepeatedEntry] {
    try GRDB.Row.fetchAll(
      db,
      sql: """
        WITH twice AS (
          SELECT account_id, amount, value_on FROM ledger_entries
          GROUP BY account_id, amount, value_on HAVING count(*) > 1 AND amount > 0),
        same AS (
          SELECT json_group_array(e.source || '#' || e.reference) AS entries,
            json_group_array(e.id) AS ids
          FROM (
            SELECT e.* FROM twice t CROSS JOIN ledger_entries e
              ON (e.account_id, e.amount, e.value_on) = (t.account_id, t.amount, t.value_on)
            WHERE \(CoverageGrid.chosen(activity)) AND \(GrantSQL.stands("e")) AND e.corrects_id IS NULL
              AND NOT EXISTS (SELECT 1 FROM ledger_entries c
                WHERE c.corrects_id = e.id AND \(GrantSQL.stands("c")))
            ORDER BY e.source, e.reference) e
          GROUP BY e.value_on, e.amount, e.currency, e.account_id, e.partner, e.activity, e.payee
          HAVING count(*) > 1)
        SELECT entries, (
          SELECT json_group_array(code) FROM (
            SELECT DISTINCT g.code FROM json_each(same.ids) i
              JOIN ledger_shares s ON s.entry_id = i.value JOIN grants g ON g.id = s.grant_id
            ORDER BY g.code)) AS grants
        FROM same ORDER BY entries
        """, arguments: CoverageGrid.arguments(period, activity)
    ).map { RepeatedEntry(entries: try texts($0[0]), grants: try texts($0[1])) }
  }

  private static func texts(_ json: String) throws -> [String] {
    try JSONDecoder().decode([String].self, from: Data(json.utf8))
  }
}
