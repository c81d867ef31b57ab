import Storage

extension StoreSchema {
  /// Rows below id 65,536 ship with Baraza, the same in each store; no revision made them.
  static let instrumentTables = """
    -- What plans implement: resolutions, treaty bodies' recommendations, declarations.
    CREATE TABLE instruments (
      id INTEGER PRIMARY KEY,
      symbol TEXT NOT NULL UNIQUE CHECK (\(StoreSQL.isKey("symbol"))),
      kind TEXT NOT NULL
        CHECK (kind IN ('resolution', 'recommendation', 'declaration', 'regional-plan')),
      title TEXT NOT NULL CHECK (trim(title) <> ''),
      body TEXT CHECK (body <> ''),
      adopted TEXT \(PartialDateSQL.check("adopted")),
      theme TEXT CHECK (theme <> ''),
      url TEXT CHECK (url <> ''),
      source TEXT CHECK (source <> ''),
      revision_id INTEGER REFERENCES revisions (id),
      CHECK (revision_id IS NOT NULL OR id < 65536)
    ) STRICT;
    CREATE INDEX instruments_revision ON instruments (revision_id);

    -- An instrument's paragraphs, each summed up in Baraza's own words.
    CREATE TABLE provisions (
      id INTEGER PRIMARY KEY,
      instrument_id INTEGER NOT NULL REFERENCES instruments (id),
      code TEXT NOT NULL CHECK (\(StoreSQL.isKey("code"))),
      ordinal INTEGER NOT NULL CHECK (ordinal > 0),
      summary TEXT NOT NULL CHECK (trim(summary) <> ''),
      theme TEXT CHECK (theme <> ''),
      revision_id INTEGER REFERENCES revisions (id),
      UNIQUE (instrument_id, code),
      CHECK (revision_id IS NOT NULL OR id < 65536)
    ) STRICT;
    CREATE INDEX provisions_revision ON provisions (revision_id);
    """
}
