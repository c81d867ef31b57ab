import IATI
import Storage

extension StoreSchema {
  /// Activities and what is reported of them, organisations, the figures derived from both;
  /// communities and what they are concerned about.
  public static let portfolio = StoreSchema(
    migrations: [
      Migration(
        name: "0003-portfolio",
        sql: [activityTables, resultTables, organisationTables, partnerTables, derivedTables]
          .joined(separator: "\n")),
      Migration(
        name: "0006-community",
        sql: [communityTables, prioritisationTables, escalationTables].joined(separator: "\n")),
      Migration(name: "0013-portfolio-indexes", sql: wholePortfolioIndexes),
    ],
    content: RecordTable.all.map(\.contentQuery) + [
      ContentQuery(
        name: "organisations",
        sql: """
          SELECT identifier, name, type, country, role, website, sensitivity FROM organisations
          ORDER BY name, identifier
          """)
    ] + communityContent,
    derived: [
      ActivitySearch(), ActivityExclusions(), TransactionExclusions(), SpendTable(),
      CountrySpendTable(),
    ])

  /// What figures over the whole portfolio look at, without reading every transaction.
  private static let wholePortfolioIndexes = """
    DROP INDEX transactions_activity;
    CREATE INDEX transactions_activity
      ON transactions (activity_id, ordinal, withdrawn, type, date, value_date);
    CREATE INDEX transactions_without_amount ON transactions (activity_id) WHERE value IS NULL;
    -- Revised budgets, by what they revise.
    CREATE INDEX budgets_revised ON budgets (activity_id, period_start, period_end)
      WHERE type = '2' AND withdrawn = 0;
    """

  private static let partnerTables = """
    -- Organisations that people keep themselves: partners, funders and others.
    CREATE TABLE organisations (
      id INTEGER PRIMARY KEY,
      identifier TEXT UNIQUE CHECK (identifier <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      type TEXT NOT NULL,
      country TEXT,
      role TEXT NOT NULL CHECK (role IN ('partner', 'funder', 'government', 'network')),
      website TEXT,
      sensitivity TEXT NOT NULL CHECK (sensitivity IN ('public', 'internal', 'restricted')),
      revision_id INTEGER NOT NULL REFERENCES revisions (id)
    ) STRICT;
    CREATE INDEX organisations_name ON organisations (name);
    CREATE INDEX organisations_revision ON organisations (revision_id);
    """

  private static let derivedTables = """
    -- One row an activity, without its text; marks of Nepali and Burmese stay in words.
    CREATE VIRTUAL TABLE activity_search USING fts5 (
      identifier, title, body, content = '',
      tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
    );

    -- Its words, for comparison with a fresh index.
    CREATE VIRTUAL TABLE activity_search_terms USING fts5vocab ('activity_search', 'row');

    -- Activities that the portfolio does not count, why, and which one counts instead.
    CREATE TABLE activity_exclusions (
      activity_id INTEGER PRIMARY KEY REFERENCES activities (id),
      reason TEXT NOT NULL
        CHECK (reason IN ('copy', 'secondary-reporter', 'other-publisher', 'children-counted')),
      counted_id INTEGER REFERENCES activities (id)
    ) STRICT;
    CREATE INDEX activity_exclusions_counted ON activity_exclusions (counted_id)
      WHERE counted_id IS NOT NULL;

    -- Disbursements that another counted activity spends.
    CREATE TABLE transaction_exclusions (
      transaction_id INTEGER PRIMARY KEY REFERENCES transactions (id),
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      counted_id INTEGER REFERENCES activities (id)
    ) STRICT;
    CREATE INDEX transaction_exclusions_activity ON transaction_exclusions (activity_id);
    CREATE INDEX transaction_exclusions_counted ON transaction_exclusions (counted_id)
      WHERE counted_id IS NOT NULL;

    -- Disbursements and expenditure of an activity, whether or not it is counted. Year 0,
    -- country '' and currency '' mean not stated. Sums are whole units and millionths.
    CREATE TABLE spend (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      year INTEGER NOT NULL,
      country TEXT NOT NULL,
      currency TEXT NOT NULL,
      transactions INTEGER NOT NULL,
      units INTEGER NOT NULL,
      millionths INTEGER NOT NULL,
      reporting_units INTEGER NOT NULL,
      reporting_millionths INTEGER NOT NULL,
      unconverted INTEGER NOT NULL,
      PRIMARY KEY (activity_id, year, country, currency)
    ) STRICT, WITHOUT ROWID;

    -- The same of all counted activities together.
    CREATE TABLE country_spend (
      country TEXT NOT NULL,
      year INTEGER NOT NULL,
      currency TEXT NOT NULL,
      transactions INTEGER NOT NULL,
      units INTEGER NOT NULL,
      millionths INTEGER NOT NULL,
      reporting_units INTEGER NOT NULL,
      reporting_millionths INTEGER NOT NULL,
      unconverted INTEGER NOT NULL,
      PRIMARY KEY (country, year, currency)
    ) STRICT, WITHOUT ROWID;
    """
}
