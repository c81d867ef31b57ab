import Storage

extension StoreSchema {
  /// What was imported when, from which files, and what it changed.
  public static let importing = StoreSchema(
    migrations: [Migration(name: "0004-importing", sql: importTables)])

  private static let importTables = """
    -- A run of one feed, or of records that people entered, which belong to none; its revision
    -- says who ran it and when, and of records what it changed.
    CREATE TABLE import_runs (
      id INTEGER PRIMARY KEY,
      revision_id INTEGER NOT NULL UNIQUE REFERENCES revisions (id),
      feed_id INTEGER REFERENCES feeds (id),
      undoes_id INTEGER REFERENCES import_runs (id),
      -- What the reading depended on beside the files: reader and profile.
      reading TEXT NOT NULL,
      outcome TEXT NOT NULL CHECK (json_valid(outcome))
    ) STRICT;
    CREATE INDEX import_runs_feed ON import_runs (feed_id);
    CREATE INDEX import_runs_undoes ON import_runs (undoes_id) WHERE undoes_id IS NOT NULL;

    CREATE TABLE import_files (
      run_id INTEGER NOT NULL REFERENCES import_runs (id),
      ordinal INTEGER NOT NULL,
      name TEXT NOT NULL,
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      kind TEXT NOT NULL,
      version TEXT,
      PRIMARY KEY (run_id, ordinal)
    ) STRICT, WITHOUT ROWID;

    -- The image is what was there before, as IATI, packed, and sensitivity the class before,
    -- where the run changed it; undo brings both back.
    CREATE TABLE import_changes (
      run_id INTEGER NOT NULL REFERENCES import_runs (id),
      ordinal INTEGER NOT NULL,
      table_name TEXT NOT NULL CHECK (table_name IN ('activities', 'reported_organisations')),
      record_id INTEGER NOT NULL,
      occurrence INTEGER NOT NULL,
      identifier TEXT NOT NULL,
      -- Not IN: a list of four costs a temporary index at every insert.
      action TEXT NOT NULL CHECK (
        action = 'added' OR action = 'changed' OR action = 'returned' OR action = 'removed'),
      fields TEXT,
      image BLOB,
      image_bytes INTEGER,
      sensitivity TEXT,
      PRIMARY KEY (run_id, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE import_findings (
      run_id INTEGER NOT NULL REFERENCES import_runs (id),
      ordinal INTEGER NOT NULL,
      severity TEXT NOT NULL CHECK (
        severity = 'info' OR severity = 'warning' OR severity = 'error' OR severity = 'critical'),
      rule TEXT NOT NULL,
      file TEXT,
      line INTEGER,
      record TEXT,
      path TEXT,
      message TEXT NOT NULL,
      remedy TEXT,
      PRIMARY KEY (run_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    """
}
