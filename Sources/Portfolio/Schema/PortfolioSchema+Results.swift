import Storage

extension StoreSchema {
  /// Results, their indicators, and what was planned and reached in each period.
  static let resultTables = """
    CREATE TABLE results (
      id INTEGER PRIMARY KEY,
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
      type TEXT,
      aggregation_status INTEGER CHECK (aggregation_status IN (0, 1)),
      title TEXT,
      description TEXT
    ) STRICT;
    CREATE INDEX results_activity ON results (activity_id, ordinal);
    CREATE TABLE indicators (
      id INTEGER PRIMARY KEY,
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
      result_id INTEGER NOT NULL REFERENCES results (id),
      measure TEXT,
      ascending INTEGER CHECK (ascending IN (0, 1)),
      aggregation_status INTEGER CHECK (aggregation_status IN (0, 1)),
      title TEXT,
      description TEXT
    ) STRICT;
    CREATE INDEX indicators_activity ON indicators (activity_id, ordinal);
    CREATE INDEX indicators_result ON indicators (result_id);
    CREATE TABLE periods (
      id INTEGER PRIMARY KEY,
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
      indicator_id INTEGER NOT NULL REFERENCES indicators (id),
      period_start TEXT,
      period_end TEXT
    ) STRICT;
    CREATE INDEX periods_activity ON periods (activity_id, ordinal);
    CREATE INDEX periods_indicator ON periods (indicator_id);
    CREATE TABLE measures (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      indicator_id INTEGER NOT NULL REFERENCES indicators (id),
      period_id INTEGER REFERENCES periods (id),
      kind TEXT,
      year TEXT,
      date TEXT,
      value TEXT,
      comment TEXT,
      PRIMARY KEY (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX measures_indicator ON measures (indicator_id);
    CREATE INDEX measures_period ON measures (period_id) WHERE period_id IS NOT NULL;
    CREATE TABLE dimensions (
      activity_id INTEGER NOT NULL REFERENCES activities (id),
      ordinal INTEGER NOT NULL,
      measure_ordinal INTEGER NOT NULL,
      name TEXT,
      value TEXT,
      PRIMARY KEY (activity_id, ordinal),
      FOREIGN KEY (activity_id, measure_ordinal) REFERENCES measures (activity_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX dimensions_measure ON dimensions (activity_id, measure_ordinal);
    """
}
