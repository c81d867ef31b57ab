extension StoreSchema {
  /// The store's own tables. Always the first part of a schema.
  public static let storage = StoreSchema(
    migrations: [Migration(name: "0001-storage", sql: storageTables)],
    content: [
      ContentQuery(
        name: "settings", sql: "SELECT key, value FROM store_settings ORDER BY key"),
      ContentQuery(name: "feeds", sql: "SELECT name FROM feeds ORDER BY name"),
      ContentQuery(
        name: "attachments",
        sql: "SELECT sha256, media_type, name FROM attachments ORDER BY sha256"),
    ])

  private static let storageTables = """
    CREATE TABLE store_settings (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE CHECK (key <> ''),
      value TEXT NOT NULL
    ) STRICT;

    -- One row: the office that hands out ids here, and its next number. Numbers below 65536 are
    -- kept for rows that ship with Baraza, which bear office 0.
    CREATE TABLE id_counter (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      office INTEGER NOT NULL CHECK (office BETWEEN 0 AND 4095),
      next INTEGER NOT NULL CHECK (next BETWEEN 65536 AND 2199023255552)
    ) STRICT;

    -- Empty payload, previous and hash mark a revision that is still open.
    CREATE TABLE revisions (
      id INTEGER PRIMARY KEY,
      office INTEGER NOT NULL CHECK (office BETWEEN 0 AND 4095),
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      at TEXT NOT NULL,
      actor TEXT NOT NULL CHECK (actor <> ''),
      reason TEXT NOT NULL CHECK (reason <> ''),
      kind TEXT NOT NULL CHECK (kind IN ('change', 'run')),
      payload_sha256 BLOB NOT NULL CHECK (length(payload_sha256) IN (0, 32)),
      previous BLOB NOT NULL CHECK (length(previous) IN (0, 32)),
      hash BLOB NOT NULL CHECK (length(hash) IN (0, 32)),
      UNIQUE (office, sequence)
    ) STRICT;

    -- What a revision changed, field by field. A record that appears has an id
    -- after, one that goes has an id before. A run records its manifest.
    CREATE TABLE revision_changes (
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      ordinal INTEGER NOT NULL CHECK (ordinal > 0),
      table_name TEXT NOT NULL,
      record_id INTEGER NOT NULL,
      field TEXT NOT NULL,
      before ANY,
      after ANY,
      PRIMARY KEY (revision_id, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX revision_changes_record ON revision_changes (table_name, record_id);

    -- The last revision of each office, so that a chain cut short is seen.
    CREATE TABLE chain_heads (
      office INTEGER PRIMARY KEY,
      sequence INTEGER NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;

    CREATE TRIGGER revisions_stay_as_sealed BEFORE UPDATE ON revisions
    WHEN length(OLD.hash) > 0
    BEGIN SELECT RAISE(ABORT, 'a sealed revision never changes'); END;
    CREATE TRIGGER revisions_stay BEFORE DELETE ON revisions
    BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END;
    CREATE TRIGGER revision_changes_stay_as_written BEFORE UPDATE ON revision_changes
    BEGIN SELECT RAISE(ABORT, 'a recorded change never changes'); END;
    CREATE TRIGGER revision_changes_stay BEFORE DELETE ON revision_changes
    BEGIN SELECT RAISE(ABORT, 'a recorded change is never deleted'); END;
    CREATE TRIGGER revision_changes_end_with_the_seal BEFORE INSERT ON revision_changes
    WHEN (SELECT length(hash) FROM revisions WHERE id = NEW.revision_id) > 0
    BEGIN SELECT RAISE(ABORT, 'a sealed revision takes no more changes'); END;

    -- A named source of records.
    CREATE TABLE feeds (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (trim(name) <> '')
    ) STRICT;

    CREATE TABLE attachments (
      id INTEGER PRIMARY KEY,
      sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
      media_type TEXT NOT NULL CHECK (media_type <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      bytes BLOB NOT NULL
    ) STRICT;

    -- Filled in a backup alone: what all its rows must hash to.
    CREATE TABLE backup_seal (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      sha256 BLOB NOT NULL CHECK (length(sha256) = 32)
    ) STRICT;
    """
}
