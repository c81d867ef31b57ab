CREATE TABLE participants (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code GLOB
    '[2-9A-HJKMNP-Z][2-9A-HJKMNP-Z][2-9A-HJKMNP-Z][2-9A-HJKMNP-Z]-[2-9A-HJKMNP-Z]'
    || '[2-9A-HJKMNP-Z][2-9A-HJKMNP-Z][2-9A-HJKMNP-Z]'),
  sex TEXT NOT NULL CHECK (sex IN ('female', 'male', 'other', 'not-stated')),
  age_group TEXT NOT NULL CHECK (age_group IN
    ('under-18', '18-24', '25-34', '35-49', '50-64', '65-plus', 'not-stated')),
  country TEXT CHECK (country GLOB '[A-Z][A-Z]'),
  level TEXT CHECK (level IN
    ('community', 'local', 'national', 'regional', 'international', 'not-stated')),
  institution_type TEXT CHECK (institution_type IN
    ('government', 'parliament', 'local-authority', 'police', 'military', 'justice',
    'corrections', 'traditional-authority', 'religious-body', 'political-party',
    'civil-society', 'womens-organisation', 'community-group', 'media', 'academia',
    'private-sector', 'international', 'other', 'not-stated')),
  decision_maker TEXT CHECK (decision_maker IN ('yes', 'no', 'not-stated')),
  disability TEXT CHECK (disability IN ('yes', 'no', 'not-stated')),
  sensitivity TEXT NOT NULL CHECK (sensitivity IN ('public', 'internal', 'restricted')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;

CREATE INDEX participants_revision ON participants (revision_id);

CREATE TABLE consents (
  id INTEGER PRIMARY KEY,
  participant_id INTEGER NOT NULL REFERENCES participants (id),
  scope TEXT NOT NULL
    CHECK (scope IN ('take-part', 'photo', 'quote', 'list', 'follow-up')),
  basis TEXT NOT NULL CHECK (basis IN
    ('consent', 'contract', 'legal-obligation', 'vital-interest', 'public-interest',
    'legitimate-interest')),
  given_by TEXT NOT NULL CHECK (given_by IN ('participant', 'guardian', 'organisation')),
  notice_version TEXT NOT NULL CHECK (trim(notice_version) <> ''),
  language TEXT NOT NULL CHECK (trim(language) <> ''),
  channel TEXT NOT NULL CHECK (channel IN ('paper', 'spoken', 'telephone', 'message', 'online')),
  given_on TEXT NOT NULL CHECK (date(given_on, '+0 days') IS given_on),
  withdrawn_on TEXT CHECK (date(withdrawn_on, '+0 days') IS withdrawn_on),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (participant_id, scope, given_on),
  CHECK (given_on <= withdrawn_on)
) STRICT;

CREATE INDEX consents_revision ON consents (revision_id);

CREATE TABLE retention_rules (
  id INTEGER PRIMARY KEY,
  record_class TEXT NOT NULL UNIQUE CHECK (record_class IN
    ('identity', 'name', 'phone', 'email', 'address', 'document', 'birth-date',
    'emergency-contact', 'note')),
  counted_from TEXT NOT NULL CHECK (counted_from IN ('cohort-end', 'last-activity')),
  months INTEGER NOT NULL CHECK (months BETWEEN 0 AND 1200),
  revision_id INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;

CREATE INDEX retention_rules_revision ON retention_rules (revision_id);

CREATE TABLE retention_holds (
  id INTEGER PRIMARY KEY,
  participant_id INTEGER NOT NULL REFERENCES participants (id),
  cause TEXT NOT NULL CHECK (cause IN
    ('legal-claim', 'investigation', 'audit', 'safety', 'other')),
  since_on TEXT NOT NULL CHECK (date(since_on, '+0 days') IS since_on),
  until_on TEXT CHECK (date(until_on, '+0 days') IS until_on),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (participant_id, cause, since_on),
  CHECK (since_on <= until_on)
) STRICT;

CREATE INDEX retention_holds_revision ON retention_holds (revision_id);

CREATE TABLE data_requests (
  id INTEGER PRIMARY KEY,
  participant_id INTEGER NOT NULL REFERENCES participants (id),
  kind TEXT NOT NULL CHECK (kind IN ('access', 'correction', 'erasure')),
  received_on TEXT NOT NULL CHECK (date(received_on, '+0 days') IS received_on),
  due_on TEXT NOT NULL CHECK (date(due_on, '+0 days') IS due_on),
  answered_on TEXT CHECK (date(answered_on, '+0 days') IS answered_on),
  outcome TEXT CHECK (outcome IN ('done', 'in-part', 'refused', 'withdrawn')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (participant_id, kind, received_on),
  CHECK (received_on <= due_on),
  CHECK (received_on <= answered_on),
  CHECK ((answered_on IS NULL) = (outcome IS NULL))
) STRICT;

CREATE INDEX data_requests_revision ON data_requests (revision_id);

CREATE TABLE vault_keys (
  id INTEGER PRIMARY KEY,
  key_id TEXT NOT NULL UNIQUE CHECK (length(key_id) = 16 AND key_id NOT GLOB '*[^0-9a-f]*'),
  state TEXT NOT NULL CHECK (state IN ('current', 'retired', 'forgotten')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;

CREATE UNIQUE INDEX vault_keys_current ON vault_keys (state) WHERE state = 'current';

CREATE INDEX vault_keys_revision ON vault_keys (revision_id);

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

CREATE TABLE vault_salts (
  id INTEGER PRIMARY KEY,
  salt BLOB NOT NULL CHECK (length(salt) = 32)
) STRICT;

CREATE TABLE vault_index (
  token BLOB NOT NULL CHECK (length(token) = 16),
  field_id INTEGER NOT NULL REFERENCES vault_fields (id),
  PRIMARY KEY (token, field_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX vault_index_field ON vault_index (field_id);

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

CREATE TRIGGER vault_reads_never_change BEFORE UPDATE ON vault_reads
BEGIN SELECT RAISE(ABORT, 'vault_reads is append-only: a row never changes'); END;

CREATE TRIGGER vault_reads_stay BEFORE DELETE ON vault_reads
BEGIN SELECT RAISE(ABORT, 'vault_reads is append-only: a row is never deleted'); END;

CREATE TRIGGER vault_reads_are_not_replaced BEFORE INSERT ON vault_reads
WHEN EXISTS (SELECT 1 FROM vault_reads WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'vault_reads is append-only: the row is there already'); END;

CREATE TRIGGER vault_erasures_never_change BEFORE UPDATE ON vault_erasures
BEGIN SELECT RAISE(ABORT, 'vault_erasures is append-only: a row never changes'); END;

CREATE TRIGGER vault_erasures_stay BEFORE DELETE ON vault_erasures
BEGIN SELECT RAISE(ABORT, 'vault_erasures is append-only: a row is never deleted'); END;

CREATE TRIGGER vault_erasures_are_not_replaced BEFORE INSERT ON vault_erasures
WHEN EXISTS (SELECT 1 FROM vault_erasures WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'vault_erasures is append-only: the row is there already'); END;
