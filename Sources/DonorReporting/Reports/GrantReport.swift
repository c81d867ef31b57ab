import Disclosure
import GRDB
import Kernel
import Storage

/// A report on a grant: for which time, by which form, for whom, and where it stands.
public struct GrantReport: Sendable, Hashable {
  public enum State: String, Sendable, Hashable, Codable, CaseIterable {
    case draft, checked, approved, submitted, accepted, returned
  }

  public let id: Int64
  public let code: String
  public let grant: String
  /// As it was entered: with its version or without.
  public let template: String
  public let title: String?
  public let begins: CalendarDate
  public let ends: CalendarDate
  /// The title of the rule that asks for it.
  public let rule: String?
  public let audience: Audience
  public let state: State

  /// - Throws: ``ReportFault/noReport(_:)``
  public static func load(_ db: Database, code: String) throws -> GrantReport {
    guard let report = try all(db, where: "p.code = ?", [code]).first else {
      throw ReportFault.noReport(code)
    }
    return report
  }

  /// By the end of their period, then by code.
  public static func all(_ db: Database) throws -> [GrantReport] { try all(db, where: "true", []) }

  static func all(
    _ db: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [GrantReport] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT p.*, g.code AS grant_code, r.title AS rule,
          \(StoreSchema.state(of: "p.id")) AS state
        FROM grant_reports p JOIN grants g ON g.id = p.grant_id
          LEFT JOIN report_rules r ON r.id = p.rule_id
        WHERE \(condition) ORDER BY p.ends_on, p.code
        """, arguments: arguments
    ).map { row in
      guard let begins = CalendarDate(row["begins_on"] as String),
        let ends = CalendarDate(row["ends_on"] as String),
        let audience = Audience(rawValue: row["audience"]),
        let state = State(rawValue: row["state"])
      else { throw GrantFailure.damaged("grant_reports #\(row["id"] as Int64)") }
      return GrantReport(
        id: row["id"], code: row["code"], grant: row["grant_code"], template: row["template"],
        title: row["title"], begins: begins, ends: ends, rule: row["rule"], audience: audience,
        state: state)
    }
  }
}
