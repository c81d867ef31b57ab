import Storage

extension StoreSchema {
  static let accountTables = """
    -- The organisation's own chart of accounts.
    CREATE TABLE accounts (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (\(StoreSQL.isCode("code"))),
      title TEXT NOT NULL CHECK (trim(title) <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id)
    ) STRICT;
    CREATE INDEX accounts_revision ON accounts (revision_id);
    """

  static let budgetTables = """
    CREATE TABLE grant_budgets (
      id INTEGER PRIMARY KEY,
      grant_id INTEGER NOT NULL REFERENCES grants (id),
      version INTEGER NOT NULL CHECK (version > 0),
      status TEXT NOT NULL CHECK (status IN ('draft', 'approved', 'superseded')),
      approved_on TEXT CHECK (\(StoreSQL.isDay("approved_on"))),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (grant_id, version),
      CHECK ((status = 'draft') = (approved_on IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX grant_budgets_approved ON grant_budgets (grant_id)
      WHERE status = 'approved';
    CREATE INDEX grant_budgets_revision ON grant_budgets (revision_id);

    -- Lines in the donor's order of headings. A line with parts has no amount of its own, so
    -- that none is counted twice. grant_amount is what of it the grant bears; null is all.
    CREATE TABLE budget_lines (
      id INTEGER PRIMARY KEY,
      budget_id INTEGER NOT NULL REFERENCES grant_budgets (id),
      code TEXT NOT NULL CHECK (\(StoreSQL.isCode("code"))),
      parent_id INTEGER CHECK (parent_id <> id),
      heading TEXT CHECK (trim(heading) <> ''),
      title TEXT NOT NULL CHECK (trim(title) <> ''),
      kind TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'contingency', 'taxes')),
      unit TEXT CHECK (trim(unit) <> ''),
      units INTEGER CHECK (units >= 0),
      unit_value INTEGER CHECK (unit_value >= 0),
      amount INTEGER CHECK (amount >= 0),
      grant_amount INTEGER CHECK (grant_amount BETWEEN 0 AND amount),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (budget_id, code),
      UNIQUE (id, budget_id),
      FOREIGN KEY (parent_id, budget_id) REFERENCES budget_lines (id, budget_id),
      CHECK ((units IS NULL) = (unit_value IS NULL)),
      CHECK (units IS NULL OR amount IS NOT NULL),
      CHECK (units IS NULL OR \(GrantSQL.isProduct))
    ) STRICT;
    CREATE INDEX budget_lines_parent ON budget_lines (parent_id, budget_id);
    CREATE INDEX budget_lines_revision ON budget_lines (revision_id);

    -- What of a line is planned for a year of the donor, named after the calendar year in which
    -- it begins.
    CREATE TABLE budget_years (
      id INTEGER PRIMARY KEY,
      budget_id INTEGER NOT NULL REFERENCES grant_budgets (id),
      line_id INTEGER NOT NULL,
      year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2999),
      amount INTEGER NOT NULL CHECK (amount >= 0),
      grant_amount INTEGER CHECK (grant_amount BETWEEN 0 AND amount),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (line_id, year),
      FOREIGN KEY (line_id, budget_id) REFERENCES budget_lines (id, budget_id)
    ) STRICT;
    CREATE INDEX budget_years_budget ON budget_years (budget_id);
    CREATE INDEX budget_years_line ON budget_years (line_id, budget_id);
    CREATE INDEX budget_years_revision ON budget_years (revision_id);

    -- Under which line of a budget the costs of an account stand.
    CREATE TABLE account_mappings (
      id INTEGER PRIMARY KEY,
      budget_id INTEGER NOT NULL REFERENCES grant_budgets (id),
      account_id INTEGER NOT NULL REFERENCES accounts (id),
      line_id INTEGER NOT NULL,
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (budget_id, account_id),
      FOREIGN KEY (line_id, budget_id) REFERENCES budget_lines (id, budget_id)
    ) STRICT;
    CREATE INDEX account_mappings_account ON account_mappings (account_id);
    CREATE INDEX account_mappings_line ON account_mappings (line_id, budget_id);
    CREATE INDEX account_mappings_revision ON account_mappings (revision_id);

    \(budgetTriggers)
    """

  private static let budgetTriggers =
    ["budget_lines", "budget_years"].flatMap { table in
      [("INSERT", ["NEW"]), ("UPDATE", ["OLD", "NEW"]), ("DELETE", ["OLD"])].map { event, rows in
        let frozen = rows.map {
          "(SELECT status FROM grant_budgets WHERE id = \($0).budget_id) <> 'draft'"
        }
        return """
          CREATE TRIGGER \(table)_stay_on_\(event.lowercased()) BEFORE \(event) ON \(table)
          WHEN \(frozen.joined(separator: " OR "))
          BEGIN SELECT RAISE(ABORT, 'only a draft changes: the lines of this budget stay'); END;
          """
      }
    }.joined(separator: "\n")
    + ["INSERT", "UPDATE OF parent_id, amount"].enumerated().map { place, event in
      """

      CREATE TRIGGER budget_lines_count_once_\(place) AFTER \(event) ON budget_lines
      WHEN EXISTS (
        SELECT 1 FROM budget_lines p JOIN budget_lines c ON c.parent_id = p.id
        WHERE p.amount IS NOT NULL AND (p.id = NEW.parent_id OR p.id = NEW.id))
      BEGIN SELECT RAISE(ABORT, 'a line with parts has no amount of its own'); END;
      """
    }.joined()
}
