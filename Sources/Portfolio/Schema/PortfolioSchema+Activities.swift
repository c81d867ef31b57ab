import Storage

extension StoreSchema {
  /// What IATI reports, a table for each kind of row; the columns follow
  /// `Standard.iati`. Ordinals are those of the file, from 1.
  static let activityTables = """
    CREATE TABLE activities (
      id INTEGER PRIMARY KEY,
      feed_id INTEGER NOT NULL REFERENCES feeds (id),
      occurrence INTEGER NOT NULL CHECK (occurrence > 0),
      withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
      -- Not IN: a list of three costs a temporary index at every insert.
      sensitivity TEXT NOT NULL DEFAULT 'public' CHECK (
        sensitivity = 'public' OR sensitivity = 'internal' OR sensitivity = 'restricted'),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      file INTEGER NOT NULL,
      line INTEGER NOT NULL,
      fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 16),
      default_currency TEXT CHECK (length(default_currency) = 3),
      default_language TEXT,
      last_updated TEXT,
      hierarchy INTEGER,
      humanitarian INTEGER CHECK (humanitarian IN (0, 1)),
      linked_data_uri TEXT,
      budget_not_provided TEXT,
      identifier TEXT NOT NULL,
      reporting_org_ref TEXT,
      reporting_org_type TEXT,
      secondary_reporter INTEGER CHECK (secondary_reporter IN (0, 1)),
      reporting_org_name TEXT,
      title TEXT,
      status TEXT,
      scope TEXT,
      collaboration_type TEXT,
      default_flow_type TEXT,
      default_finance_type TEXT,
      default_aid_type TEXT,
      default_aid_type_vocabulary TEXT,
      default_tied_status TEXT,
      capital_spend INTEGER,
      UNIQUE (feed_id, identifier, occurrence)
    ) STRICT;
    CREATE INDEX activities_identifier ON activities (identifier);
    CREATE INDEX activities_revision ON activities (revision_id);
    -- The few that not everybody may see.
    CREATE INDEX activities_classified ON activities (sensitivity) WHERE sensitivity <> 'public';
    CREATE TABLE descriptions (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      type TEXT,
      text TEXT,
      PRIMARY KEY (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE participating_orgs (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      ref TEXT,
      type TEXT,
      role TEXT,
      activity_identifier TEXT,
      crs_channel_code TEXT,
      name TEXT,
      PRIMARY KEY (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE other_identifiers (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      ref TEXT,
      type TEXT,
      owner_ref TEXT,
      owner_name TEXT,
      PRIMARY KEY (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE activity_dates (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      date TEXT,
      type TEXT,
      note TEXT,
      PRIMARY KEY (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE recipient_countries (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      code TEXT,
      percentage INTEGER,
      text TEXT,
      PRIMARY KEY (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX recipient_countries_code ON recipient_countries (code);
    CREATE TABLE recipient_regions (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      code TEXT,
      vocabulary TEXT,
      vocabulary_uri TEXT,
      percentage INTEGER,
      text TEXT,
      PRIMARY KEY (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE locations (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      ref TEXT,
      percentage INTEGER,
      reach TEXT,
      gazetteer TEXT,
      gazetteer_code TEXT,
      name TEXT,
      description TEXT,
      activity_description TEXT,
      srs TEXT,
      position TEXT,
      exactness TEXT,
      class TEXT,
      feature TEXT,
      PRIMARY KEY (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sectors (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      vocabulary TEXT,
      vocabulary_uri TEXT,
      code TEXT,
      percentage INTEGER,
      text TEXT,
      PRIMARY KEY (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sectors_code ON sectors (vocabulary, code);
    CREATE TABLE tags (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      vocabulary TEXT,
      vocabulary_uri TEXT,
      code TEXT,
      text TEXT,
      PRIMARY KEY (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE policy_markers (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      vocabulary TEXT,
      vocabulary_uri TEXT,
      code TEXT,
      significance TEXT,
      text TEXT,
      PRIMARY KEY (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE budgets (
      id INTEGER PRIMARY KEY,
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
      type TEXT,
      status TEXT,
      period_start TEXT,
      period_end TEXT,
      currency TEXT CHECK (length(currency) = 3),
      value_date TEXT,
      value INTEGER
    ) STRICT;
    CREATE INDEX budgets_activity ON budgets (activity_id, ordinal);
    CREATE TABLE planned_disbursements (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      type TEXT,
      period_start TEXT,
      period_end TEXT,
      currency TEXT CHECK (length(currency) = 3),
      value_date TEXT,
      value INTEGER,
      provider_ref TEXT,
      provider_type TEXT,
      provider_activity TEXT,
      provider_name TEXT,
      receiver_ref TEXT,
      receiver_type TEXT,
      receiver_activity TEXT,
      receiver_name TEXT,
      PRIMARY KEY (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE transactions (
      id INTEGER PRIMARY KEY,
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
      ref TEXT,
      humanitarian INTEGER CHECK (humanitarian IN (0, 1)),
      type TEXT,
      date TEXT,
      currency TEXT CHECK (length(currency) = 3),
      value_date TEXT,
      value INTEGER,
      description TEXT,
      provider_ref TEXT,
      provider_type TEXT,
      provider_activity TEXT,
      provider_name TEXT,
      receiver_ref TEXT,
      receiver_type TEXT,
      receiver_activity TEXT,
      receiver_name TEXT,
      disbursement_channel TEXT,
      country TEXT,
      region TEXT,
      region_vocabulary TEXT,
      flow_type TEXT,
      finance_type TEXT,
      aid_type TEXT,
      aid_type_vocabulary TEXT,
      tied_status TEXT,
      -- In the store's reporting currency, and how it came about.
      reporting_value INTEGER,
      conversion_id INTEGER REFERENCES conversions (id)
    ) STRICT;
    CREATE INDEX transactions_activity ON transactions (activity_id, ordinal);
    CREATE INDEX transactions_conversion ON transactions (conversion_id)
      WHERE conversion_id IS NOT NULL;
    -- Whom a disbursement went to: what the counting rules look at.
    CREATE INDEX transactions_receiver_activity ON transactions (receiver_activity)
      WHERE type = '3' AND receiver_activity IS NOT NULL;
    CREATE INDEX transactions_receiver ON transactions (receiver_ref, activity_id)
      WHERE type = '3' AND receiver_ref IS NOT NULL;
    CREATE TABLE transaction_sectors (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      transaction_id INTEGER NOT NULL REFERENCES transactions (id),
      vocabulary TEXT,
      vocabulary_uri TEXT,
      code TEXT,
      text TEXT,
      PRIMARY KEY (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX transaction_sectors_transaction ON transaction_sectors (transaction_id);
    CREATE TABLE documents (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      format TEXT,
      url TEXT,
      title TEXT,
      description TEXT,
      category TEXT,
      language TEXT,
      date TEXT,
      PRIMARY KEY (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE related_activities (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      ref TEXT,
      type TEXT,
      PRIMARY KEY (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX related_activities_ref ON related_activities (ref);
    CREATE TABLE translations (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      record TEXT NOT NULL,
      record_ordinal INTEGER NOT NULL,
      field TEXT,
      language TEXT,
      text TEXT,
      PRIMARY KEY (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE carried (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      path TEXT,
      xml TEXT,
      PRIMARY KEY (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    """
}
