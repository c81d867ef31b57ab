import GRDB
import Storage
import Testing

@testable import DonorReporting

/// What the tables themselves refuse, whoever writes.
struct GrantsInvariantTests {
  struct Attempt: CustomTestStringConvertible, Sendable {
    let what: String
    let sql: String
    /// Part of SQLite's message.
    let because: String

    init(_ what: String, _ sql: String, _ because: String = "CHECK constraint failed") {
      self.what = what
      self.sql = sql
      self.because = because
    }

    var testDescription: String { what }
  }

  static let foreign = "FOREIGN KEY constraint failed"
  private static let unique = "UNIQUE constraint failed"
  static let grant = "(SELECT id FROM grants WHERE code = 'EU-1')"
  static let other = "(SELECT id FROM grants WHERE code = 'UK-2')"
  private static let budget = "(SELECT id FROM grant_budgets)"
  static let digest = String(repeating: "0f", count: 32)

  private static func put(_ columns: String, _ values: String, into table: String) -> String {
    "INSERT INTO \(table) (id, \(columns), revision_id) VALUES (900, \(values), :revision);"
  }

  /// An entry, with the shares that rows of grant, beginning and end say.
  private static func entry(
    _ shares: [String], posted: String = "'2024-05-01'", reference: String = "'V-900'",
    corrects: String = "NULL"
  ) -> String {
    let columns =
      "source, reference, sha256, posted_on, value_on, amount, currency, account_id, corrects_id"
    return put(
      columns,
      "'SAGE', \(reference), '\(digest)', \(posted), '2024-05-01', 1, 'KES', "
        + "(SELECT id FROM accounts WHERE code = '6010'), \(corrects)",
      into: "ledger_entries")
      + shares.enumerated().map { number, share in
        """
        INSERT INTO ledger_shares (id, entry_id, grant_id, begins, ends, revision_id)
        VALUES (\(910 + number), 900, \(share), :revision);
        """
      }.joined()
  }

  private static let first = "(SELECT id FROM ledger_entries WHERE reference = 'V-001')"

  static let attempts: [Attempt] = [
    Attempt("30 February", "UPDATE grants SET eligible_from = '2024-02-30'"),
    Attempt("an end before the beginning", "UPDATE grants SET eligible_to = '2023-12-31'"),
    Attempt(
      "a year that begins on 29 February",
      "UPDATE grants SET year_begins_month = 2, year_begins_day = 29"),
    Attempt("a grant called own", "UPDATE grants SET code = 'own' WHERE code = 'EU-1'"),
    Attempt("a code with a colon", "UPDATE grants SET code = 'A:B' WHERE code = 'EU-1'"),
    Attempt("more than 100 %", "UPDATE grants SET indirect_rate = 100000001"),
    Attempt(
      "a source of rates beside fixed ones",
      "UPDATE grants SET rate_source = 'ECB' WHERE code = 'UK-2'"),
    Attempt(
      "a fixed rate under another policy",
      put(
        "grant_id, exchange_policy, currency, mantissa, scale", "\(grant), 'fixed', 'KES', 1, 0",
        into: "grant_fixed_rates"), foreign),
    Attempt(
      "a fixed rate that says another policy",
      put(
        "grant_id, exchange_policy, currency, mantissa, scale", "\(grant), 'spot', 'KES', 1, 0",
        into: "grant_fixed_rates")),
    Attempt(
      "another policy while rates are fixed",
      "UPDATE grants SET exchange_policy = 'spot' WHERE code = 'UK-2'", foreign),
    Attempt(
      "an amendment that says nothing",
      put("grant_id, number, agreed_on", "\(grant), 1, '2024-05-01'", into: "grant_amendments")),
    Attempt(
      "an instalment that arrived without an amount",
      put(
        "grant_id, number, kind, amount, received_on", "\(grant), 1, 'interim', 5, '2024-05-01'",
        into: "instalments")),
    Attempt(
      "an own amount of what did not arrive",
      put(
        "grant_id, number, kind, amount, own_amount, own_currency",
        "\(grant), 1, 'interim', 5, 5, 'KES'", into: "instalments")),
    Attempt(
      "a report due both in days and in months",
      put(
        "grant_id, kind, title, due_days, due_months", "\(grant), 'audit', 'A', 30, 1",
        into: "report_rules")),
    Attempt(
      "a report due never",
      put("grant_id, kind, title", "\(grant), 'audit', 'A'", into: "report_rules")),
    Attempt(
      "two approved budgets",
      put(
        "grant_id, version, status, approved_on", "\(grant), 2, 'approved', '2024-01-01'",
        into: "grant_budgets"), unique),
    Attempt(
      "an approval without its day",
      put("grant_id, version, status", "\(grant), 2, 'approved'", into: "grant_budgets")),
    Attempt(
      "changing a line that was approved", "UPDATE budget_lines SET title = 'x'", "only a draft"),
    Attempt("deleting a line that was approved", "DELETE FROM budget_lines", "only a draft"),
    Attempt(
      "adding a line to what was approved",
      put("budget_id, code, title, kind", "\(budget), '9', 'x', 'direct'", into: "budget_lines"),
      "only a draft"),
    Attempt(
      "an amount that is not units by unit value",
      draft + "UPDATE budget_lines SET amount = amount + 1 WHERE code = '1.1'"),
    Attempt(
      "a product beyond 64 bits",
      draft
        + """
        UPDATE budget_lines SET units = 9223372036854775807, unit_value = 9223372036854775807,
          amount = 9223372036854775807 WHERE code = '1.1'
        """),
    Attempt(
      "a product of more than six decimals",
      draft + "UPDATE budget_lines SET units = 1, unit_value = 1, amount = 0 WHERE code = '1.1'"),
    Attempt(
      "a heading that counts its lines again",
      draft + "UPDATE budget_lines SET amount = 1 WHERE code = '1'", "a line with parts"),
    Attempt(
      "a part of a line that counts already",
      draft
        + """
        UPDATE budget_lines SET parent_id = (SELECT id FROM budget_lines WHERE code = '2')
        WHERE code = '1.1'
        """, "a line with parts"),
    Attempt(
      "an account mapped twice",
      put(
        "budget_id, account_id, line_id",
        "\(budget), (SELECT id FROM accounts WHERE code = '6010'), "
          + "(SELECT id FROM budget_lines WHERE code = '2')", into: "account_mappings"), unique),
    Attempt(
      "an account mapped to a line of another budget",
      """
      INSERT INTO grant_budgets (id, grant_id, version, status, revision_id)
      VALUES (901, \(grant), 7, 'draft', :revision);
      """
        + put(
          "budget_id, account_id, line_id",
          "901, (SELECT id FROM accounts WHERE code = '6020'), "
            + "(SELECT id FROM budget_lines WHERE code = '2')", into: "account_mappings"), foreign),
    Attempt("changing an entry", "UPDATE ledger_entries SET amount = 1", "append-only"),
    Attempt("deleting an entry", "DELETE FROM ledger_entries", "append-only"),
    Attempt("changing a share", "UPDATE ledger_shares SET ends = 1", "append-only"),
    Attempt("deleting a share", "DELETE FROM ledger_shares", "append-only"),
    Attempt(
      "replacing an entry",
      """
      INSERT OR REPLACE INTO ledger_entries SELECT id, source, reference || 'x', sha256, posted_on,
        value_on, 1, currency, account_id, partner, activity, kind, description, payee,
        corrects_id, whole, :revision FROM ledger_entries
      """, "append-only"),
    Attempt(
      "the same reference twice", entry(["\(grant), NULL, 100000000"], reference: "'V-001'"),
      "an entry of that reference"),
    Attempt("an entry that nobody bears", entry([]), foreign),
    Attempt("99.999999 %", entry(["\(grant), NULL, 99999999"]), foreign),
    Attempt("a share that begins nowhere", entry(["\(grant), 1, 100000000"]), foreign),
    Attempt(
      "101 %", entry(["\(grant), NULL, 60000000", "NULL, 60000000, 101000000"])),
    Attempt(
      "two shares from the beginning",
      entry(["\(grant), NULL, 60000000", "NULL, NULL, 100000000"]), "append-only"),
    Attempt(
      "shares that overlap",
      entry([
        "\(grant), NULL, 40000000", "NULL, 40000000, 100000000", "\(other), 40000000, 70000000",
      ]), "append-only"),
    Attempt(
      "a grant twice", entry(["\(grant), NULL, 60000000", "\(grant), 60000000, 100000000"]),
      "append-only"),
    Attempt(
      "an entry in a period closed to all",
      close("NULL") + entry(["\(grant), NULL, 100000000"], posted: "'2024-06-30'"), "closed"),
    Attempt(
      "an entry in a period closed to its grant",
      close(grant) + entry(["\(grant), NULL, 100000000"], posted: "'2024-06-30'"), "closed"),
    Attempt(
      "taking an entry back in a closed period",
      close(grant).replacing("2024-04-01", with: "2024-03-31")
        + """
        INSERT INTO ledger_entry_retractions (id, record_id, reason, revision_id)
        SELECT 901, id, 'x', :revision FROM ledger_entries
        """, "closed"),
    Attempt(
      "taking back an entry that another corrects",
      entry(["\(grant), NULL, 100000000"], corrects: first)
        + """
        INSERT INTO ledger_entry_retractions (id, record_id, reason, revision_id)
        VALUES (901, \(first), 'x', :revision);
        """, "another entry corrects it"),
    Attempt(
      "correcting what was taken back",
      """
      INSERT INTO ledger_entry_retractions (id, record_id, reason, revision_id)
      VALUES (901, \(first), 'x', :revision);
      """ + entry(["\(grant), NULL, 100000000"], corrects: first), "was taken back"),
    Attempt(
      "a mapping that is no JSON", put("name, definition", "'M', '{'", into: "ledger_mappings")),
  ]

  private static let draft =
    "UPDATE grant_budgets SET status = 'draft', approved_on = NULL;"

  private static func close(_ grant: String) -> String {
    """
    INSERT INTO closed_periods (id, grant_id, begins_on, ends_on, closed_on, revision_id)
    VALUES (950, \(grant), '2024-04-01', '2024-06-30', '2024-07-15', :revision);
    """
  }

  @Test("The tables refuse", arguments: attempts + reportAttempts)
  func refuses(attempt: Attempt) throws {
    let store = try GrantsStore.withGrants()
    try store.add("ledger-entries", GrantSample.entry)
    let before = try store.digest()
    let error = #expect(throws: (any Error).self) { try store.write(attempt.sql) }
    #expect("\(error as Any)".contains(attempt.because), "\(error as Any)")
    #expect(try store.digest() == before)
  }

  static let permitted: [(String, String)] = [
    (
      "an entry of three shares",
      entry([
        "\(grant), NULL, 33333333", "\(other), 33333333, 66666666", "NULL, 66666666, 100000000",
      ])
    ),
    (
      "an entry beside a period closed to another grant",
      close(other) + entry(["\(grant), NULL, 100000000"], posted: "'2024-06-30'")
    ),
    (
      "an entry on the day after a closed period",
      close("NULL") + entry(["\(grant), NULL, 100000000"], posted: "'2024-07-01'")
    ),
  ]

  @Test("The tables take what is in order", arguments: permitted)
  func permits(what: String, sql: String) throws {
    let store = try GrantsStore.withGrants()
    try store.write(sql)
    #expect(try StoreCheck.run(store.store).ok, "\(what)")
  }
}
