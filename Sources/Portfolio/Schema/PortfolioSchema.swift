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
      CountrySpendTable(), ActivitySpans(),
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
    CREATE INDEX activities_withdrawn ON activities (id) WHERE withdrawn = 1;

    -- When activities had transactions.
    CREATE INDEX transactions_year
      ON transactions (substr(coalesce(date, value_date), 1, 4), activity_id) WHERE withdrawn = 0;

    -- Where money was spent, and on what.
    CREATE INDEX spend_country ON spend (country);
    DROP INDEX sectors_code;
    CREATE INDEX sectors_code ON sectors (code);

    -- Where organisations are named: by identifier, else by name. What money came from them and
    -- went to them is added up from the index alone.
    CREATE INDEX participating_orgs_ref ON participating_orgs (ref);
    CREATE INDEX participating_orgs_name ON participating_orgs (name COLLATE NOCASE);
    CREATE INDEX participating_orgs_unidentified ON participating_orgs (name)
      WHERE coalesce(ref, '') = '';
    CREATE INDEX activities_reporting_org ON activities (reporting_org_ref);
    CREATE INDEX activities_reporting_unidentified ON activities (reporting_org_name)
      WHERE coalesce(reporting_org_ref, '') = '';
    DROP INDEX transactions_receiver;
    CREATE INDEX transactions_receiver
      ON transactions (receiver_ref, type, activity_id, currency, value)
      WHERE receiver_ref IS NOT NULL AND withdrawn = 0;
    CREATE INDEX transactions_receiver_unidentified ON transactions (receiver_name)
      WHERE coalesce(receiver_ref, '') = '' AND receiver_name IS NOT NULL;
    CREATE INDEX transactions_provider
      ON transactions (provider_ref, type, activity_id, currency, value)
      WHERE provider_ref IS NOT NULL AND withdrawn = 0;
    CREATE INDEX transactions_provider_unidentified ON transactions (provider_name)
      WHERE coalesce(provider_ref, '') = '' AND provider_name IS NOT NULL;

    -- The dates between which an activity runs.
    CREATE TABLE activity_spans (
      activity_id INTEGER PRIMARY KEY REFERENCES activities (id),
      planned_start TEXT,
      actual_start TEXT,
      planned_end TEXT,
      actual_end TEXT
    ) STRICT;
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
