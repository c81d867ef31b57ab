import Storage

extension StoreSchema {
  /// What organisation files report.
  static let organisationTables = """
    CREATE TABLE reported_organisations (
      id INTEGER PRIMARY KEY,
      feed_id INTEGER NOT NULL REFERENCES feeds (id),
      occurrence INTEGER NOT NULL CHECK (occurrence > 0),
      withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      file INTEGER NOT NULL,
      line INTEGER NOT NULL,
      fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 16),
      default_currency TEXT CHECK (length(default_currency) = 3),
      default_language TEXT,
      last_updated TEXT,
      identifier TEXT NOT NULL,
      name TEXT,
      reporting_org_ref TEXT,
      reporting_org_type TEXT,
      secondary_reporter INTEGER CHECK (secondary_reporter IN (0, 1)),
      reporting_org_name TEXT,
      UNIQUE (feed_id, identifier, occurrence)
    ) STRICT;
    CREATE INDEX reported_organisations_identifier ON reported_organisations (identifier);
    CREATE INDEX reported_organisations_revision ON reported_organisations (revision_id);
    CREATE TABLE organisation_budgets (
      organisation_id INTEGER NOT NULL REFERENCES reported_organisations (id),
      ordinal INTEGER NOT NULL,
      kind TEXT,
      status TEXT,
      period_start TEXT,
      period_end TEXT,
      currency TEXT CHECK (length(currency) = 3),
      value_date TEXT,
      value INTEGER,
      recipient_ref TEXT,
      recipient_name TEXT,
      region_vocabulary TEXT,
      region TEXT,
      country TEXT,
      PRIMARY KEY (organisation_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE organisation_documents (
      organisation_id INTEGER NOT NULL REFERENCES reported_organisations (id),
      ordinal INTEGER NOT NULL,
      format TEXT,
      url TEXT,
      title TEXT,
      description TEXT,
      category TEXT,
      language TEXT,
      date TEXT,
      PRIMARY KEY (organisation_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE organisation_translations (
      organisation_id INTEGER NOT NULL REFERENCES reported_organisations (id),
      ordinal INTEGER NOT NULL,
      record TEXT NOT NULL,
      record_ordinal INTEGER NOT NULL,
      field TEXT,
      language TEXT,
      text TEXT,
      PRIMARY KEY (organisation_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE organisation_carried (
      organisation_id INTEGER NOT NULL REFERENCES reported_organisations (id),
      ordinal INTEGER NOT NULL,
      path TEXT,
      xml TEXT,
      PRIMARY KEY (organisation_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    """
}
