CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);

CREATE TABLE store_settings (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  value TEXT NOT NULL
) STRICT;

CREATE TABLE id_counter (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  office INTEGER NOT NULL CHECK (office BETWEEN 0 AND 4095),
  next INTEGER NOT NULL CHECK (next BETWEEN 65536 AND 2199023255552)
) STRICT;

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

CREATE TABLE backup_seal (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32)
) STRICT;

CREATE TABLE exchange_rates (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL CHECK (trim(source) = source AND source <> ''),
  base TEXT NOT NULL CHECK (base GLOB '[A-Z][A-Z][A-Z]'),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]' AND currency <> base),
  valid_from TEXT NOT NULL
    CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid TEXT NOT NULL
    CHECK (valid = 'day' OR (valid = 'month' AND valid_from GLOB '*-01')),
  mantissa INTEGER NOT NULL CHECK (mantissa > 0),
  scale INTEGER NOT NULL CHECK (scale BETWEEN 0 AND 18),
  -- The one that last gave the rate its value.
  revision_id INTEGER REFERENCES revisions (id),
  UNIQUE (source, base, currency, valid_from)
) STRICT;

CREATE INDEX exchange_rates_revision ON exchange_rates (revision_id);

CREATE TABLE conversions (
  id INTEGER PRIMARY KEY,
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  target TEXT NOT NULL CHECK (target GLOB '[A-Z][A-Z][A-Z]' AND target <> currency),
  on_date TEXT NOT NULL
    CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  source TEXT NOT NULL CHECK (source <> ''),
  leg_from INTEGER REFERENCES exchange_rates (id),
  leg_to INTEGER REFERENCES exchange_rates (id),
  age_from INTEGER NOT NULL CHECK (age_from BETWEEN 0 AND 7),
  age_to INTEGER NOT NULL CHECK (age_to BETWEEN 0 AND 7),
  fixed_from TEXT NOT NULL,
  fixed_to TEXT NOT NULL,
  numerator TEXT NOT NULL CHECK (numerator GLOB '[1-9]*'),
  denominator TEXT NOT NULL CHECK (denominator GLOB '[1-9]*'),
  UNIQUE (currency, target, on_date, source)
) STRICT;

CREATE INDEX conversions_leg_from ON conversions (leg_from);

CREATE INDEX conversions_leg_to ON conversions (leg_to);

CREATE TABLE own_identities (
  id INTEGER PRIMARY KEY,
  identifier TEXT NOT NULL COLLATE NOCASE UNIQUE
    CHECK (trim(identifier) = identifier AND identifier <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  valid_from TEXT,
  valid_to TEXT,
  is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
  CHECK (valid_from <= valid_to)
) STRICT;

CREATE UNIQUE INDEX own_identities_primary ON own_identities (is_primary)
  WHERE is_primary = 1;

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

CREATE INDEX transactions_conversion ON transactions (conversion_id)
  WHERE conversion_id IS NOT NULL;

CREATE INDEX transactions_receiver_activity ON transactions (receiver_activity)
  WHERE type = '3' AND receiver_activity IS NOT NULL;

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

CREATE VIRTUAL TABLE activity_search USING fts5 (
  identifier, title, body, content = '',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

CREATE VIRTUAL TABLE activity_search_terms USING fts5vocab ('activity_search', 'row');

CREATE TABLE activity_exclusions (
  activity_id INTEGER PRIMARY KEY REFERENCES activities (id),
  reason TEXT NOT NULL
    CHECK (reason IN ('copy', 'secondary-reporter', 'other-publisher', 'children-counted')),
  counted_id INTEGER REFERENCES activities (id)
) STRICT;

CREATE INDEX activity_exclusions_counted ON activity_exclusions (counted_id)
  WHERE counted_id IS NOT NULL;

CREATE TABLE transaction_exclusions (
  transaction_id INTEGER PRIMARY KEY REFERENCES transactions (id),
  activity_id INTEGER NOT NULL REFERENCES activities (id),
  counted_id INTEGER REFERENCES activities (id)
) STRICT;

CREATE INDEX transaction_exclusions_activity ON transaction_exclusions (activity_id);

CREATE INDEX transaction_exclusions_counted ON transaction_exclusions (counted_id)
  WHERE counted_id IS NOT NULL;

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

CREATE TABLE communities (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE CHECK (trim(name) <> '' AND name NOT GLOB '*[#;]*'),
  country TEXT NOT NULL CHECK (length(country) = 2),
  area TEXT COLLATE NOCASE CHECK (trim(area) <> ''),
  admin_code TEXT CHECK (trim(admin_code) <> ''),
  population INTEGER CHECK (population >= 0),
  population_source TEXT CHECK (trim(population_source) <> ''),
  position TEXT CHECK (position GLOB '*[0-9] *[0-9]' AND position NOT GLOB '*[^0-9. -]*'),
  precision TEXT NOT NULL CHECK (precision IN ('exact', 'approximate', 'area', 'hidden')),
  sensitivity TEXT NOT NULL CHECK (sensitivity IN ('public', 'internal', 'restricted')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  CHECK (population_source IS NULL OR population IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX communities_name ON communities (name, country, coalesce(area, ''));

CREATE INDEX communities_country ON communities (country);

CREATE INDEX communities_revision ON communities (revision_id);

CREATE TABLE concerns (
  id INTEGER PRIMARY KEY,
  community_id INTEGER NOT NULL REFERENCES communities (id),
  code TEXT NOT NULL UNIQUE CHECK (trim(code) <> '' AND code NOT GLOB '*[#;]*'),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  description TEXT CHECK (trim(description) <> ''),
  absence TEXT NOT NULL CHECK (absence IN ('protection', 'redress', 'resources', 'rights')),
  threat TEXT CHECK (trim(threat) <> ''),
  raised_on TEXT NOT NULL CHECK (date(raised_on, '+0 days') IS raised_on),
  sensitivity TEXT NOT NULL CHECK (sensitivity IN ('public', 'internal', 'restricted')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (id, community_id)
) STRICT;

CREATE INDEX concerns_community ON concerns (community_id);

CREATE INDEX concerns_revision ON concerns (revision_id);

CREATE TABLE concern_severities (
  id INTEGER PRIMARY KEY,
  concern_id INTEGER NOT NULL REFERENCES concerns (id),
  group_name TEXT NOT NULL COLLATE NOCASE CHECK (group_name = trim(group_name) AND group_name <> '' AND group_name NOT GLOB '*[#:;]*'),
  severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 4),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (concern_id, group_name)
) STRICT;

CREATE INDEX concern_severities_revision ON concern_severities (revision_id);

CREATE TABLE prioritisation_rounds (
  id INTEGER PRIMARY KEY,
  community_id INTEGER NOT NULL REFERENCES communities (id),
  held_on TEXT NOT NULL CHECK (date(held_on, '+0 days') IS held_on),
  method TEXT NOT NULL CHECK (method IN ('ranking', 'pairwise', 'dot-vote')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (community_id, held_on, method),
  UNIQUE (id, community_id)
) STRICT;

CREATE INDEX prioritisation_rounds_revision ON prioritisation_rounds (revision_id);

CREATE TABLE rankings (
  id INTEGER PRIMARY KEY,
  round_id INTEGER NOT NULL,
  community_id INTEGER NOT NULL,
  group_name TEXT NOT NULL COLLATE NOCASE CHECK (group_name = trim(group_name) AND group_name <> '' AND group_name NOT GLOB '*[#:;]*'),
  concern_id INTEGER NOT NULL,
  rank INTEGER NOT NULL CHECK (rank > 0),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (round_id, group_name, concern_id),
  UNIQUE (round_id, group_name, rank),
  FOREIGN KEY (round_id, community_id) REFERENCES prioritisation_rounds (id, community_id),
  FOREIGN KEY (concern_id, community_id) REFERENCES concerns (id, community_id)
) STRICT;

CREATE INDEX rankings_round ON rankings (round_id, community_id);

CREATE INDEX rankings_concern ON rankings (concern_id, community_id);

CREATE INDEX rankings_revision ON rankings (revision_id);

CREATE TRIGGER rankings_added AFTER INSERT ON rankings
WHEN EXISTS (SELECT 1 FROM rankings WHERE round_id = NEW.round_id AND group_name = 'all')
  AND NOT EXISTS (SELECT 1 FROM rankings WHERE round_id = NEW.round_id AND group_name <> 'all')
BEGIN SELECT RAISE(ABORT, 'a merged list needs the lists of the groups that it merges'); END;

CREATE TRIGGER rankings_moved AFTER UPDATE OF round_id, group_name ON rankings
WHEN EXISTS (SELECT 1 FROM rankings WHERE round_id = NEW.round_id AND group_name = 'all')
  AND NOT EXISTS (SELECT 1 FROM rankings WHERE round_id = NEW.round_id AND group_name <> 'all')
  OR EXISTS (SELECT 1 FROM rankings WHERE round_id = OLD.round_id AND group_name = 'all')
  AND NOT EXISTS (SELECT 1 FROM rankings WHERE round_id = OLD.round_id AND group_name <> 'all')
BEGIN SELECT RAISE(ABORT, 'a merged list needs the lists of the groups that it merges'); END;

CREATE TRIGGER rankings_deleted AFTER DELETE ON rankings
WHEN EXISTS (SELECT 1 FROM rankings WHERE round_id = OLD.round_id AND group_name = 'all')
  AND NOT EXISTS (SELECT 1 FROM rankings WHERE round_id = OLD.round_id AND group_name <> 'all')
BEGIN SELECT RAISE(ABORT, 'a merged list needs the lists of the groups that it merges'); END;

CREATE TABLE escalations (
  id INTEGER PRIMARY KEY,
  concern_id INTEGER NOT NULL REFERENCES concerns (id),
  level TEXT NOT NULL CHECK (level IN ('local', 'district', 'national', 'international')),
  body TEXT NOT NULL COLLATE NOCASE CHECK (trim(body) <> ''),
  raised_on TEXT NOT NULL CHECK (date(raised_on, '+0 days') IS raised_on),
  acknowledged_on TEXT CHECK (date(acknowledged_on, '+0 days') IS acknowledged_on),
  answered_on TEXT CHECK (date(answered_on, '+0 days') IS answered_on),
  answer TEXT CHECK (trim(answer) <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (concern_id, level, body),
  UNIQUE (id, concern_id),
  CHECK (acknowledged_on >= raised_on),
  CHECK (answered_on >= raised_on),
  CHECK ((answer IS NULL) = (answered_on IS NULL))
) STRICT;

CREATE INDEX escalations_revision ON escalations (revision_id);

CREATE TRIGGER escalations_added AFTER INSERT ON escalations
BEGIN SELECT RAISE(ABORT, 'a concern is escalated upwards, or to another body of the same level')
  WHERE EXISTS (
    SELECT 1 FROM escalations e WHERE e.concern_id = NEW.concern_id
      AND (e.raised_on < NEW.raised_on AND CASE e.level WHEN 'local' THEN 1 WHEN 'district' THEN 2 WHEN 'national' THEN 3 ELSE 4 END > CASE NEW.level WHEN 'local' THEN 1 WHEN 'district' THEN 2 WHEN 'national' THEN 3 ELSE 4 END
        OR e.raised_on > NEW.raised_on AND CASE e.level WHEN 'local' THEN 1 WHEN 'district' THEN 2 WHEN 'national' THEN 3 ELSE 4 END < CASE NEW.level WHEN 'local' THEN 1 WHEN 'district' THEN 2 WHEN 'national' THEN 3 ELSE 4 END));
  SELECT RAISE(ABORT, 'nothing is escalated before it was raised')
    FROM escalations e JOIN concerns c ON c.id = e.concern_id
    WHERE c.id = NEW.concern_id AND e.raised_on < c.raised_on; END;

CREATE TRIGGER escalations_changed AFTER UPDATE OF concern_id, level, raised_on ON escalations
BEGIN SELECT RAISE(ABORT, 'a concern is escalated upwards, or to another body of the same level')
  WHERE EXISTS (
    SELECT 1 FROM escalations e WHERE e.concern_id = NEW.concern_id
      AND (e.raised_on < NEW.raised_on AND CASE e.level WHEN 'local' THEN 1 WHEN 'district' THEN 2 WHEN 'national' THEN 3 ELSE 4 END > CASE NEW.level WHEN 'local' THEN 1 WHEN 'district' THEN 2 WHEN 'national' THEN 3 ELSE 4 END
        OR e.raised_on > NEW.raised_on AND CASE e.level WHEN 'local' THEN 1 WHEN 'district' THEN 2 WHEN 'national' THEN 3 ELSE 4 END < CASE NEW.level WHEN 'local' THEN 1 WHEN 'district' THEN 2 WHEN 'national' THEN 3 ELSE 4 END));
  SELECT RAISE(ABORT, 'nothing is escalated before it was raised')
    FROM escalations e JOIN concerns c ON c.id = e.concern_id
    WHERE c.id = NEW.concern_id AND e.raised_on < c.raised_on; END;

CREATE TABLE told_back (
  id INTEGER PRIMARY KEY,
  concern_id INTEGER NOT NULL REFERENCES concerns (id),
  escalation_id INTEGER,
  told_on TEXT NOT NULL CHECK (date(told_on, '+0 days') IS told_on),
  how TEXT NOT NULL CHECK (trim(how) <> ''),
  by_role TEXT NOT NULL CHECK (trim(by_role) <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  FOREIGN KEY (escalation_id, concern_id) REFERENCES escalations (id, concern_id)
) STRICT;

CREATE UNIQUE INDEX told_back_concern
  ON told_back (concern_id, coalesce(escalation_id, 0), told_on);

CREATE INDEX told_back_escalation ON told_back (escalation_id, concern_id);

CREATE INDEX told_back_revision ON told_back (revision_id);

CREATE TRIGGER told_back_added AFTER INSERT ON told_back
BEGIN SELECT RAISE(ABORT, 'nobody is told back before the concern, or its escalation, was raised')
    FROM told_back t JOIN concerns c ON c.id = t.concern_id
      LEFT JOIN escalations e ON e.id = t.escalation_id
    WHERE c.id = NEW.concern_id AND t.told_on < coalesce(e.raised_on, c.raised_on); END;

CREATE TRIGGER told_back_changed AFTER UPDATE ON told_back
BEGIN SELECT RAISE(ABORT, 'nobody is told back before the concern, or its escalation, was raised')
    FROM told_back t JOIN concerns c ON c.id = t.concern_id
      LEFT JOIN escalations e ON e.id = t.escalation_id
    WHERE c.id = NEW.concern_id AND t.told_on < coalesce(e.raised_on, c.raised_on); END;

CREATE TRIGGER concerns_raised_later AFTER UPDATE OF raised_on ON concerns
BEGIN
  SELECT RAISE(ABORT, 'nothing is escalated before it was raised')
    FROM escalations e JOIN concerns c ON c.id = e.concern_id
    WHERE c.id = NEW.id AND e.raised_on < c.raised_on;
  SELECT RAISE(ABORT, 'nobody is told back before the concern, or its escalation, was raised')
    FROM told_back t JOIN concerns c ON c.id = t.concern_id
      LEFT JOIN escalations e ON e.id = t.escalation_id
    WHERE c.id = NEW.id AND t.told_on < coalesce(e.raised_on, c.raised_on);
END;

CREATE TRIGGER escalations_raised_later AFTER UPDATE OF raised_on ON escalations
BEGIN SELECT RAISE(ABORT, 'nobody is told back before the concern, or its escalation, was raised')
    FROM told_back t JOIN concerns c ON c.id = t.concern_id
      LEFT JOIN escalations e ON e.id = t.escalation_id
    WHERE c.id = NEW.concern_id AND t.told_on < coalesce(e.raised_on, c.raised_on); END;

CREATE INDEX transactions_activity
  ON transactions (activity_id, ordinal, withdrawn, type, date, value_date);

CREATE INDEX transactions_without_amount ON transactions (activity_id) WHERE value IS NULL;

CREATE INDEX budgets_revised ON budgets (activity_id, period_start, period_end)
  WHERE type = '2' AND withdrawn = 0;

CREATE INDEX activities_withdrawn ON activities (id) WHERE withdrawn = 1;

CREATE INDEX transactions_year
  ON transactions (substr(coalesce(date, value_date), 1, 4), activity_id) WHERE withdrawn = 0;

CREATE INDEX spend_country ON spend (country);

CREATE INDEX sectors_code ON sectors (code);

CREATE INDEX participating_orgs_ref ON participating_orgs (ref);

CREATE INDEX participating_orgs_name ON participating_orgs (name COLLATE NOCASE);

CREATE INDEX participating_orgs_unidentified ON participating_orgs (name)
  WHERE coalesce(ref, '') = '';

CREATE INDEX activities_reporting_org ON activities (reporting_org_ref);

CREATE INDEX activities_reporting_unidentified ON activities (reporting_org_name)
  WHERE coalesce(reporting_org_ref, '') = '';

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

CREATE TABLE activity_spans (
  activity_id INTEGER PRIMARY KEY REFERENCES activities (id),
  planned_start TEXT,
  actual_start TEXT,
  planned_end TEXT,
  actual_end TEXT
) STRICT;

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
