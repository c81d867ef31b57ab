import Kernel
import Storage

extension StoreSchema {
  static let ledgerTables = """
    -- What the accounts say, once. Append-only: an error is corrected by a further entry that
    -- says which one it corrects. sha256 is of all that the entry and its shares say. posted_on
    -- places a cost in a period, value_on is the day of its rate.
    CREATE TABLE ledger_entries (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL CHECK (\(StoreSQL.isCode("source"))),
      reference TEXT NOT NULL CHECK (trim(reference) = reference AND reference <> ''),
      sha256 TEXT NOT NULL CHECK (\(StoreSQL.isHex("sha256", digits: 64))),
      posted_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("posted_on"))),
      value_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("value_on"))),
      amount INTEGER NOT NULL,
      currency TEXT NOT NULL CHECK (\(StoreSQL.isCurrency("currency"))),
      account_id INTEGER NOT NULL REFERENCES accounts (id),
      partner TEXT CHECK (trim(partner) <> ''),
      activity TEXT CHECK (trim(activity) <> ''),
      kind TEXT NOT NULL DEFAULT 'actual' CHECK (kind IN ('actual', 'accrual')),
      description TEXT CHECK (trim(description) <> ''),
      payee TEXT CHECK (trim(payee) <> ''),
      corrects_id INTEGER REFERENCES ledger_entries (id) CHECK (corrects_id <> id),
      whole INTEGER NOT NULL DEFAULT \(FixedDecimal.hundredPercent) CHECK (whole = \(FixedDecimal.hundredPercent)),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      -- A share ends at 100 %: with the rules of ledger_shares, they total just that.
      FOREIGN KEY (id, whole) REFERENCES ledger_shares (entry_id, ends)
        DEFERRABLE INITIALLY DEFERRED
    ) STRICT;
    CREATE INDEX ledger_entries_reference ON ledger_entries (source, reference);
    CREATE INDEX ledger_entries_posted ON ledger_entries (posted_on);
    CREATE INDEX ledger_entries_activity ON ledger_entries (activity);
    -- In its order, entries that may be charged twice lie together.
    CREATE INDEX ledger_entries_account ON ledger_entries (account_id, amount, value_on);
    CREATE INDEX ledger_entries_corrects ON ledger_entries (corrects_id);
    CREATE INDEX ledger_entries_whole ON ledger_entries (id, whole);
    CREATE INDEX ledger_entries_revision ON ledger_entries (revision_id);

    -- Who bears an entry, laid end to end from 0 to 100 % in millionths of a per cent: each share
    -- but the first begins where another ends, no two begin or end at one place. Without a grant
    -- it is the organisation's own funds; without a line, the account's mapping says which.
    CREATE TABLE ledger_shares (
      id INTEGER PRIMARY KEY,
      entry_id INTEGER NOT NULL REFERENCES ledger_entries (id),
      grant_id INTEGER REFERENCES grants (id),
      line TEXT CHECK (\(StoreSQL.isCode("line"))),
      begins INTEGER CHECK (begins > 0),
      ends INTEGER NOT NULL CHECK (ends BETWEEN 1 AND \(FixedDecimal.hundredPercent)),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (entry_id, ends),
      UNIQUE (entry_id, begins),
      FOREIGN KEY (entry_id, begins) REFERENCES ledger_shares (entry_id, ends),
      CHECK (begins < ends),
      CHECK (line IS NULL OR grant_id IS NOT NULL)
    ) STRICT;
    CREATE UNIQUE INDEX ledger_shares_first ON ledger_shares (entry_id) WHERE begins IS NULL;
    CREATE UNIQUE INDEX ledger_shares_once
      ON ledger_shares (entry_id, coalesce(grant_id, 0), coalesce(line, ''));
    CREATE INDEX ledger_shares_grant ON ledger_shares (grant_id, entry_id);
    -- What the coverage of a million entries reads of shares lies in it, in their order.
    CREATE INDEX ledger_shares_order ON ledger_shares (entry_id, ends, grant_id);
    CREATE INDEX ledger_shares_revision ON ledger_shares (revision_id);

    CREATE TABLE ledger_entry_retractions (
      id INTEGER PRIMARY KEY,
      record_id INTEGER NOT NULL UNIQUE REFERENCES ledger_entries (id),
      reason TEXT NOT NULL CHECK (trim(reason) <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id)
    ) STRICT;
    CREATE INDEX ledger_entry_retractions_revision ON ledger_entry_retractions (revision_id);

    -- They come with those of their entries, which alone decide what counts.
    CREATE TABLE ledger_share_retractions (
      id INTEGER PRIMARY KEY,
      record_id INTEGER NOT NULL UNIQUE REFERENCES ledger_shares (id),
      reason TEXT NOT NULL CHECK (trim(reason) <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id)
    ) STRICT;
    CREATE INDEX ledger_share_retractions_revision ON ledger_share_retractions (revision_id);

    -- In which nothing is posted any more, of one grant or, without it, at all.
    CREATE TABLE closed_periods (
      id INTEGER PRIMARY KEY,
      grant_id INTEGER REFERENCES grants (id),
      begins_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("begins_on"))),
      ends_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("ends_on"))),
      closed_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("closed_on"))),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      CHECK (begins_on <= ends_on)
    ) STRICT;
    CREATE UNIQUE INDEX closed_periods_once
      ON closed_periods (coalesce(grant_id, 0), begins_on, ends_on);
    CREATE INDEX closed_periods_grant ON closed_periods (grant_id);
    CREATE INDEX closed_periods_revision ON closed_periods (revision_id);

    -- How an accounting system's export is read, as JSON.
    CREATE TABLE ledger_mappings (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE CHECK (\(StoreSQL.isCode("name"))),
      definition TEXT NOT NULL CHECK (json_valid(definition)),
      revision_id INTEGER NOT NULL REFERENCES revisions (id)
    ) STRICT;
    CREATE INDEX ledger_mappings_revision ON ledger_mappings (revision_id);
    """

  static let ledgerRules =
    StoreSQL.appendOnly(ledgerIdentities) + """

      -- What was taken back no longer has its reference.
      CREATE TRIGGER ledger_entries_once BEFORE INSERT ON ledger_entries
      WHEN EXISTS (SELECT 1 FROM ledger_entries e
        WHERE e.source = NEW.source AND e.reference = NEW.reference AND \(GrantSQL.stands("e")))
      BEGIN SELECT RAISE(ABORT, 'the source has an entry of that reference already'); END;

      -- A correction hangs on what it corrects: one is not written without the other.
      CREATE TRIGGER ledger_entries_correct_what_stands BEFORE INSERT ON ledger_entries
      WHEN EXISTS (SELECT 1 FROM ledger_entry_retractions r WHERE r.record_id = NEW.corrects_id)
      BEGIN SELECT RAISE(ABORT, 'what the entry corrects was taken back'); END;
      CREATE TRIGGER ledger_entry_retractions_last BEFORE INSERT ON ledger_entry_retractions
      WHEN EXISTS (SELECT 1 FROM ledger_entries e
        WHERE e.corrects_id = NEW.record_id AND \(GrantSQL.stands("e")))
      BEGIN SELECT RAISE(ABORT, 'another entry corrects it'); END;

      CREATE TRIGGER ledger_entries_closed BEFORE INSERT ON ledger_entries
      WHEN EXISTS (SELECT 1 FROM closed_periods p
        WHERE p.grant_id IS NULL AND NEW.posted_on BETWEEN p.begins_on AND p.ends_on)
      BEGIN SELECT RAISE(ABORT, 'the period is closed: nothing is posted in it'); END;
      CREATE TRIGGER ledger_shares_closed BEFORE INSERT ON ledger_shares
      WHEN EXISTS (SELECT 1 FROM closed_periods p JOIN ledger_entries e ON e.id = NEW.entry_id
        WHERE p.grant_id = NEW.grant_id AND e.posted_on BETWEEN p.begins_on AND p.ends_on)
      BEGIN SELECT RAISE(ABORT, 'the period of the grant is closed: nothing is posted in it'); END;
      CREATE TRIGGER ledger_entry_retractions_closed BEFORE INSERT ON ledger_entry_retractions
      WHEN EXISTS (SELECT 1 FROM ledger_entries e JOIN closed_periods p
          ON e.posted_on BETWEEN p.begins_on AND p.ends_on
        WHERE e.id = NEW.record_id AND (p.grant_id IS NULL OR p.grant_id IN
          (SELECT s.grant_id FROM ledger_shares s WHERE s.entry_id = e.id)))
      BEGIN SELECT RAISE(ABORT, 'the period is closed: nothing is taken back in it'); END;
      """

  /// The tables that only grow, and what makes an inserted row one that is there already:
  /// `INSERT OR REPLACE` would take that away without a delete that a trigger sees.
  private static let ledgerIdentities = [
    ("ledger_entries", "id = NEW.id"),
    ("ledger_entry_retractions", "id = NEW.id OR record_id = NEW.record_id"),
    (
      "ledger_shares",
      """
      id = NEW.id OR entry_id = NEW.entry_id
        AND (ends = NEW.ends OR begins IS NEW.begins
          OR grant_id IS NEW.grant_id AND line IS NEW.line)
      """
    ),
    ("ledger_share_retractions", "id = NEW.id OR record_id = NEW.record_id"),
  ]
}
