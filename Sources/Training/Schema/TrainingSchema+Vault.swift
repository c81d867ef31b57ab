import Storage

extension StoreSchema {
  static let vaultTables = """
    -- The keys that the vault has had. The keys themselves lie in a file outside the store.
    CREATE TABLE vault_keys (
      id INTEGER PRIMARY KEY,
      key_id TEXT NOT NULL UNIQUE CHECK (\(StoreSQL.isHex("key_id", digits: 16))),
      state TEXT NOT NULL CHECK (state IN ('current', 'retired', 'forgotten')),
      revision_id INTEGER NOT NULL REFERENCES revisions (id)
    ) STRICT;
    CREATE UNIQUE INDEX vault_keys_current ON vault_keys (state) WHERE state = 'current';
    CREATE INDEX vault_keys_revision ON vault_keys (revision_id);

    -- Who participants are, encrypted value by value. The mark stays with a value through
    -- corrections and new keys, so that the list of erased values knows it in every backup.
    CREATE TABLE vault_fields (
      id INTEGER PRIMARY KEY,
      participant_id INTEGER NOT NULL REFERENCES participants (id),
      field TEXT NOT NULL CHECK (field IN
        ('name', 'phone', 'email', 'address', 'document', 'birth-date', 'emergency-contact',
        'note')),
      mark BLOB NOT NULL UNIQUE CHECK (length(mark) = 16),
      ciphertext BLOB NOT NULL CHECK (length(ciphertext) > 36),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (participant_id, field)
    ) STRICT;
    CREATE INDEX vault_fields_revision ON vault_fields (revision_id);

    -- What a value's key is derived with; the id is the value's. Erasure destroys it, so it stands
    -- in no revision. No foreign key and no trigger: SQLite then overwrites whole pages when the
    -- table is emptied, and nothing of a salt is left where it once lay.
    CREATE TABLE vault_salts (
      id INTEGER PRIMARY KEY,
      salt BLOB NOT NULL CHECK (length(salt) = 32)
    ) STRICT;

    -- Keyed digests of the words of values, for exact search. Derived with the vault's key, so
    -- they stand in no revision.
    CREATE TABLE vault_index (
      token BLOB NOT NULL CHECK (length(token) = 16),
      field_id INTEGER NOT NULL REFERENCES vault_fields (id),
      PRIMARY KEY (token, field_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX vault_index_field ON vault_index (field_id);

    -- Who read what of whom, and what for; the revision says who and when. Without a participant,
    -- a search that found nobody.
    CREATE TABLE vault_reads (
      id INTEGER PRIMARY KEY,
      participant_id INTEGER REFERENCES participants (id),
      action TEXT NOT NULL CHECK (action IN ('read', 'search', 'export')),
      fields TEXT NOT NULL CHECK (fields <> ''),
      purpose TEXT NOT NULL CHECK (purpose <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id)
    ) STRICT;
    CREATE INDEX vault_reads_participant ON vault_reads (participant_id);
    CREATE INDEX vault_reads_revision ON vault_reads (revision_id);

    -- Proof of what was erased. After a restore the revision is the restore's; who erased, and
    -- when, stays.
    CREATE TABLE vault_erasures (
      id INTEGER PRIMARY KEY,
      participant_id INTEGER NOT NULL REFERENCES participants (id),
      field TEXT NOT NULL CHECK (field <> ''),
      mark BLOB NOT NULL UNIQUE CHECK (length(mark) = 16),
      cause TEXT NOT NULL CHECK (cause IN ('request', 'retention', 'withdrawal', 'correction')),
      erased_at TEXT NOT NULL CHECK (erased_at <> ''),
      erased_by TEXT NOT NULL CHECK (erased_by <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id)
    ) STRICT;
    CREATE INDEX vault_erasures_participant ON vault_erasures (participant_id);
    CREATE INDEX vault_erasures_revision ON vault_erasures (revision_id);
    """

  static let vaultRules =
    """
    CREATE TRIGGER vault_fields_lose_their_index AFTER UPDATE OF ciphertext ON vault_fields
    BEGIN DELETE FROM vault_index WHERE field_id = NEW.id; END;
    CREATE TRIGGER vault_fields_go_by_erasure BEFORE DELETE ON vault_fields
    BEGIN
      SELECT RAISE(ABORT, 'a value leaves the vault by erasure alone')
      WHERE EXISTS (SELECT 1 FROM vault_salts WHERE id = OLD.id);
      DELETE FROM vault_index WHERE field_id = OLD.id;
    END;
    CREATE TRIGGER vault_fields_stay_erased BEFORE INSERT ON vault_fields
    WHEN EXISTS (SELECT 1 FROM vault_erasures WHERE mark = NEW.mark)
    BEGIN SELECT RAISE(ABORT, 'the value was erased'); END;
    CREATE TRIGGER vault_fields_stay_who_they_are
    BEFORE UPDATE OF id, participant_id, field, mark ON vault_fields
    BEGIN SELECT RAISE(ABORT, 'a value in the vault stays its person''s'); END;

    """ + ["vault_reads", "vault_erasures"].map { StoreSQL.appendOnly($0) }.joined(separator: "\n")

  /// What the vault holds, by kind: the same whatever the key.
  static let vaultContent = [
    ContentQuery(
      name: "vault_fields",
      sql: """
        SELECT p.code, f.field FROM vault_fields f JOIN participants p ON p.id = f.participant_id
        ORDER BY p.code, f.field
        """),
    ContentQuery(
      name: "vault_reads",
      sql: """
        SELECT p.code, r.action, r.fields, r.purpose
        FROM vault_reads r LEFT JOIN participants p ON p.id = r.participant_id
        ORDER BY p.code, r.action, r.fields, r.purpose
        """),
    ContentQuery(
      name: "vault_erasures",
      sql: """
        SELECT p.code, e.field, e.cause
        FROM vault_erasures e JOIN participants p ON p.id = e.participant_id
        ORDER BY p.code, e.field, e.cause
        """),
  ]
}
