CREATE TABLE instruments (
  id INTEGER PRIMARY KEY,
  symbol TEXT NOT NULL UNIQUE CHECK (trim(symbol) <> '' AND symbol NOT GLOB '*[#;]*'),
  kind TEXT NOT NULL
    CHECK (kind IN ('resolution', 'recommendation', 'declaration', 'regional-plan')),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  body TEXT CHECK (body <> ''),
  adopted TEXT CHECK (length(adopted) IN (4, 7, 10) AND date(substr(adopted || '-01-01', 1, 10), '+0 days') IS substr(adopted || '-01-01', 1, 10)),
  theme TEXT CHECK (theme <> ''),
  url TEXT CHECK (url <> ''),
  source TEXT CHECK (source <> ''),
  revision_id INTEGER REFERENCES revisions (id),
  CHECK (revision_id IS NOT NULL OR id < 65536)
) STRICT;

CREATE INDEX instruments_revision ON instruments (revision_id);

CREATE TABLE provisions (
  id INTEGER PRIMARY KEY,
  instrument_id INTEGER NOT NULL REFERENCES instruments (id),
  code TEXT NOT NULL CHECK (trim(code) <> '' AND code NOT GLOB '*[#;]*'),
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  summary TEXT NOT NULL CHECK (trim(summary) <> ''),
  theme TEXT CHECK (theme <> ''),
  revision_id INTEGER REFERENCES revisions (id),
  UNIQUE (instrument_id, code),
  CHECK (revision_id IS NOT NULL OR id < 65536)
) STRICT;

CREATE INDEX provisions_revision ON provisions (revision_id);

CREATE TABLE institutions (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE CHECK (trim(name) <> '' AND name NOT GLOB '*[#;]*'),
  kind TEXT NOT NULL CHECK (kind IN
    ('government', 'civil-society', 'independent', 'donor', 'international', 'other')),
  country TEXT CHECK (country <> ''),
  identifier TEXT UNIQUE CHECK (identifier <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;

CREATE UNIQUE INDEX institutions_name ON institutions (name, coalesce(country, ''));

CREATE INDEX institutions_revision ON institutions (revision_id);

CREATE TABLE policy_plans (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (trim(code) <> '' AND code NOT GLOB '*[#;]*'),
  kind TEXT NOT NULL CHECK (kind IN ('national', 'multi-state', 'subnational', 'local')),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  territory TEXT CHECK (territory <> ''),
  area TEXT CHECK (area <> ''),
  generation INTEGER CHECK (generation > 0),
  predecessor_id INTEGER REFERENCES policy_plans (id) CHECK (predecessor_id <> id),
  parent_id INTEGER REFERENCES policy_plans (id) CHECK (parent_id <> id),
  status TEXT NOT NULL
    CHECK (status IN ('draft', 'adopted', 'in-force', 'expired', 'superseded')),
  adopted TEXT CHECK (length(adopted) IN (4, 7, 10) AND date(substr(adopted || '-01-01', 1, 10), '+0 days') IS substr(adopted || '-01-01', 1, 10)),
  period_start TEXT CHECK (length(period_start) IN (4, 7, 10) AND date(substr(period_start || '-01-01', 1, 10), '+0 days') IS substr(period_start || '-01-01', 1, 10)),
  period_end TEXT CHECK (length(period_end) IN (4, 7, 10) AND date(substr(period_end || '-01-01', 1, 10), '+0 days') IS substr(period_end || '-01-01', 1, 10)),
  cycle_months INTEGER CHECK (cycle_months BETWEEN 1 AND 1200),
  lead_institution_id INTEGER REFERENCES institutions (id),
  url TEXT CHECK (url <> ''),
  language TEXT CHECK (language <> ''),
  sensitivity TEXT NOT NULL CHECK (sensitivity IN ('public', 'internal', 'restricted')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  CHECK (substr(period_start || '-01-01', 1, 10) <= CASE length(period_end) WHEN 4 THEN period_end || '-12-31' WHEN 7 THEN date(period_end || '-01', '+1 month', '-1 day') ELSE period_end END)
) STRICT;

CREATE INDEX policy_plans_predecessor ON policy_plans (predecessor_id);

CREATE INDEX policy_plans_parent ON policy_plans (parent_id);

CREATE INDEX policy_plans_lead ON policy_plans (lead_institution_id);

CREATE INDEX policy_plans_revision ON policy_plans (revision_id);

CREATE TABLE plan_territories (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES policy_plans (id),
  territory TEXT NOT NULL CHECK (territory <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (plan_id, territory)
) STRICT;

CREATE INDEX plan_territories_revision ON plan_territories (revision_id);

CREATE TABLE plan_instruments (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES policy_plans (id),
  instrument_id INTEGER NOT NULL REFERENCES instruments (id),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (plan_id, instrument_id)
) STRICT;

CREATE INDEX plan_instruments_instrument ON plan_instruments (instrument_id);

CREATE INDEX plan_instruments_revision ON plan_instruments (revision_id);

CREATE TABLE plan_versions (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES policy_plans (id),
  number INTEGER NOT NULL CHECK (number > 0),
  dated TEXT CHECK (length(dated) IN (4, 7, 10) AND date(substr(dated || '-01-01', 1, 10), '+0 days') IS substr(dated || '-01-01', 1, 10)),
  note TEXT CHECK (note <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (plan_id, number)
) STRICT;

CREATE INDEX plan_versions_revision ON plan_versions (revision_id);

CREATE TABLE plan_nodes (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES policy_plans (id),
  parent_id INTEGER,
  level TEXT NOT NULL CHECK (level IN ('pillar', 'objective', 'output', 'action')),
  parent_level TEXT,
  depth INTEGER NOT NULL CHECK (depth BETWEEN 0 AND 20),
  parent_depth INTEGER,
  code TEXT NOT NULL CHECK (trim(code) <> '' AND code NOT GLOB '*[#;]*'),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  un_pillar TEXT CHECK (un_pillar IN
    ('participation', 'prevention', 'protection', 'relief-recovery', 'cross-cutting')),
  start_date TEXT CHECK (length(start_date) IN (4, 7, 10) AND date(substr(start_date || '-01-01', 1, 10), '+0 days') IS substr(start_date || '-01-01', 1, 10)),
  end_date TEXT CHECK (length(end_date) IN (4, 7, 10) AND date(substr(end_date || '-01-01', 1, 10), '+0 days') IS substr(end_date || '-01-01', 1, 10)),
  due_by TEXT CHECK (due_by IS CASE length(end_date) WHEN 4 THEN end_date || '-12-31' WHEN 7 THEN date(end_date || '-01', '+1 month', '-1 day') ELSE end_date END),
  since_version INTEGER,
  until_version INTEGER,
  fate TEXT CHECK (fate IN ('dropped', 'merged', 'reworded')),
  successor_id INTEGER REFERENCES plan_nodes (id) CHECK (successor_id <> id),
  sensitivity TEXT NOT NULL CHECK (sensitivity IN ('public', 'internal', 'restricted')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (plan_id, code),
  UNIQUE (id, plan_id),
  UNIQUE (id, plan_id, level, depth),
  FOREIGN KEY (parent_id, plan_id, parent_level, parent_depth)
    REFERENCES plan_nodes (id, plan_id, level, depth),
  FOREIGN KEY (plan_id, since_version) REFERENCES plan_versions (plan_id, number),
  FOREIGN KEY (plan_id, until_version) REFERENCES plan_versions (plan_id, number),
  CHECK (CASE level
    WHEN 'pillar' THEN parent_id IS NULL AND parent_level IS NULL AND depth = 0
      AND parent_depth IS NULL
    ELSE parent_id IS NOT NULL AND parent_level IS NOT NULL AND parent_depth IS depth - 1
  END),
  CHECK (CASE level
    WHEN 'objective' THEN parent_level IN ('pillar', 'objective')
    WHEN 'output' THEN parent_level = 'objective'
    WHEN 'action' THEN parent_level IN ('objective', 'output')
  END),
  CHECK (level = 'pillar' OR un_pillar IS NULL),
  -- What is merged or reworded goes on elsewhere; what is dropped does not.
  CHECK (CASE WHEN fate IN ('merged', 'reworded') THEN successor_id IS NOT NULL
    ELSE successor_id IS NULL END),
  CHECK (until_version IS NULL OR fate IS NOT NULL),
  CHECK (since_version <= until_version),
  CHECK (substr(start_date || '-01-01', 1, 10) <= CASE length(end_date) WHEN 4 THEN end_date || '-12-31' WHEN 7 THEN date(end_date || '-01', '+1 month', '-1 day') ELSE end_date END)
) STRICT;

CREATE INDEX plan_nodes_parent
  ON plan_nodes (parent_id, plan_id, parent_level, parent_depth);

CREATE INDEX plan_nodes_since ON plan_nodes (plan_id, since_version);

CREATE INDEX plan_nodes_until ON plan_nodes (plan_id, until_version);

CREATE INDEX plan_nodes_successor ON plan_nodes (successor_id);

CREATE INDEX plan_nodes_revision ON plan_nodes (revision_id);

CREATE INDEX plan_nodes_due ON plan_nodes (plan_id, level, fate, due_by, sensitivity);

CREATE TABLE node_provisions (
  id INTEGER PRIMARY KEY,
  node_id INTEGER NOT NULL REFERENCES plan_nodes (id),
  provision_id INTEGER NOT NULL REFERENCES provisions (id),
  relation TEXT NOT NULL CHECK (relation IN ('contributes', 'implements')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (node_id, provision_id)
) STRICT;

CREATE INDEX node_provisions_provision ON node_provisions (provision_id);

CREATE INDEX node_provisions_revision ON node_provisions (revision_id);

CREATE TABLE responsibilities (
  id INTEGER PRIMARY KEY,
  node_id INTEGER NOT NULL REFERENCES plan_nodes (id),
  institution_id INTEGER NOT NULL REFERENCES institutions (id),
  role TEXT NOT NULL CHECK (role IN ('lead', 'support', 'report', 'monitor')),
  valid_from TEXT CHECK (length(valid_from) IN (4, 7, 10) AND date(substr(valid_from || '-01-01', 1, 10), '+0 days') IS substr(valid_from || '-01-01', 1, 10)),
  valid_to TEXT CHECK (length(valid_to) IN (4, 7, 10) AND date(substr(valid_to || '-01-01', 1, 10), '+0 days') IS substr(valid_to || '-01-01', 1, 10)),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  CHECK (substr(valid_from || '-01-01', 1, 10) <= CASE length(valid_to) WHEN 4 THEN valid_to || '-12-31' WHEN 7 THEN date(valid_to || '-01', '+1 month', '-1 day') ELSE valid_to END)
) STRICT;

CREATE UNIQUE INDEX responsibilities_node
  ON responsibilities (node_id, institution_id, role, coalesce(valid_from, ''));

CREATE INDEX responsibilities_institution ON responsibilities (institution_id);

CREATE INDEX responsibilities_revision ON responsibilities (revision_id);

CREATE TABLE plan_indicators (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES policy_plans (id),
  node_id INTEGER,
  code TEXT NOT NULL CHECK (trim(code) <> '' AND code NOT GLOB '*[#;]*'),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  measure TEXT NOT NULL CHECK (measure IN ('1', '2', '3', '4', '5')),
  numerator TEXT CHECK (numerator <> ''),
  denominator TEXT CHECK (denominator <> ''),
  baseline_value TEXT CHECK (baseline_value <> ''),
  baseline_numerator INTEGER,
  baseline_denominator INTEGER CHECK (baseline_denominator > 0),
  baseline_date TEXT CHECK (length(baseline_date) IN (4, 7, 10) AND date(substr(baseline_date || '-01-01', 1, 10), '+0 days') IS substr(baseline_date || '-01-01', 1, 10)),
  target_value TEXT CHECK (target_value <> ''),
  target_numerator INTEGER,
  target_denominator INTEGER CHECK (target_denominator > 0),
  target_date TEXT CHECK (length(target_date) IN (4, 7, 10) AND date(substr(target_date || '-01-01', 1, 10), '+0 days') IS substr(target_date || '-01-01', 1, 10)),
  source_of_verification TEXT CHECK (source_of_verification <> ''),
  disaggregations TEXT CHECK (disaggregations <> ''),
  un_indicator TEXT CHECK (
    un_indicator GLOB '[1-9]' OR un_indicator GLOB '[1-9][ab]'
    OR un_indicator GLOB '[12][0-9]' OR un_indicator GLOB '[12][0-9][ab]'),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (plan_id, code),
  FOREIGN KEY (node_id, plan_id) REFERENCES plan_nodes (id, plan_id),
  CHECK ((numerator IS NULL) = (denominator IS NULL)),
  CHECK ((baseline_numerator IS NULL) = (baseline_denominator IS NULL)),
  CHECK ((target_numerator IS NULL) = (target_denominator IS NULL)),
  CHECK (baseline_numerator IS NULL OR (baseline_value IS NULL AND measure = '2')),
  CHECK (target_numerator IS NULL OR (target_value IS NULL AND measure = '2')),
  CHECK (CAST(un_indicator AS INTEGER) <= 26)
) STRICT;

CREATE INDEX plan_indicators_node ON plan_indicators (node_id, plan_id);

CREATE INDEX plan_indicators_revision ON plan_indicators (revision_id);

CREATE TABLE assessment_scales (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (trim(code) <> '' AND code NOT GLOB '*[#;]*'),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  source TEXT NOT NULL CHECK (source <> ''),
  revision_id INTEGER REFERENCES revisions (id),
  CHECK (revision_id IS NOT NULL OR id < 65536)
) STRICT;

CREATE INDEX assessment_scales_revision ON assessment_scales (revision_id);

CREATE TABLE scale_values (
  id INTEGER PRIMARY KEY,
  scale_id INTEGER NOT NULL REFERENCES assessment_scales (id),
  code TEXT NOT NULL CHECK (trim(code) <> '' AND code NOT GLOB '*[#;]*'),
  label TEXT NOT NULL CHECK (trim(label) <> ''),
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  position INTEGER CHECK (position BETWEEN 0 AND 100000000),
  meaning TEXT CHECK (meaning IN ('complete', 'under-way', 'not-started', 'no-evidence',
    'no-data', 'not-due', 'closed')),
  revision_id INTEGER REFERENCES revisions (id),
  UNIQUE (scale_id, code),
  UNIQUE (scale_id, ordinal),
  UNIQUE (id, scale_id),
  CHECK (position IS NULL OR meaning IN ('complete', 'under-way', 'not-started', 'closed')),
  CHECK (revision_id IS NOT NULL OR id < 65536)
) STRICT;

CREATE INDEX scale_values_revision ON scale_values (revision_id);

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (trim(code) <> '' AND code NOT GLOB '*[#;]*'),
  kind TEXT NOT NULL CHECK (kind IN ('document', 'report', 'data', 'survey', 'law', 'budget',
    'photograph', 'recording', 'testimony', 'observation', 'web-page', 'other')),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  grade TEXT CHECK (grade IN ('strong', 'moderate', 'weak')),
  dated TEXT CHECK (length(dated) IN (4, 7, 10) AND date(substr(dated || '-01-01', 1, 10), '+0 days') IS substr(dated || '-01-01', 1, 10)),
  url TEXT CHECK (url <> ''),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  attachment_id INTEGER REFERENCES attachments (id),
  language TEXT CHECK (language <> ''),
  sensitivity TEXT NOT NULL CHECK (sensitivity IN ('public', 'internal', 'restricted')),
  consent TEXT NOT NULL
    CHECK (consent IN ('not-needed', 'given', 'not-asked', 'refused', 'withdrawn')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  CHECK (url IS NOT NULL OR attachment_id IS NOT NULL)
) STRICT;

CREATE INDEX evidence_attachment ON evidence (attachment_id);

CREATE INDEX evidence_revision ON evidence (revision_id);

CREATE TRIGGER evidence_is_its_file BEFORE INSERT ON evidence
WHEN NEW.attachment_id IS NOT NULL AND NEW.sha256 <>
  (SELECT lower(hex(sha256)) FROM attachments WHERE id = NEW.attachment_id)
BEGIN SELECT RAISE(ABORT, 'the SHA-256 of evidence is that of its file'); END;

CREATE TRIGGER evidence_stays_its_file BEFORE UPDATE OF sha256, attachment_id ON evidence
WHEN NEW.attachment_id IS NOT NULL AND NEW.sha256 <>
  (SELECT lower(hex(sha256)) FROM attachments WHERE id = NEW.attachment_id)
BEGIN SELECT RAISE(ABORT, 'the SHA-256 of evidence is that of its file'); END;

CREATE TRIGGER cited_evidence_stays_the_same BEFORE UPDATE OF sha256 ON evidence
WHEN NEW.sha256 <> OLD.sha256
  AND EXISTS (SELECT 1 FROM assessment_evidence WHERE evidence_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'evidence that an assessment rests on stays what it was'); END;

CREATE TRIGGER cited_evidence_is_not_replaced BEFORE INSERT ON evidence
WHEN EXISTS (SELECT 1 FROM assessment_evidence WHERE evidence_id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'evidence that an assessment rests on stays what it was'); END;

CREATE TABLE assessments (
  id INTEGER PRIMARY KEY,
  node_id INTEGER NOT NULL REFERENCES plan_nodes (id),
  institution_id INTEGER NOT NULL REFERENCES institutions (id),
  assessor TEXT CHECK (trim(assessor) <> ''),
  voice TEXT NOT NULL
    CHECK (voice IN ('responsible', 'civil-society', 'independent', 'donor')),
  scale_id INTEGER NOT NULL REFERENCES assessment_scales (id),
  scale_value_id INTEGER NOT NULL,
  rationale TEXT NOT NULL CHECK (trim(rationale) <> ''),
  assessed_on TEXT NOT NULL CHECK (date(assessed_on, '+0 days') IS assessed_on),
  supersedes_id INTEGER CHECK (supersedes_id <> id),
  sensitivity TEXT NOT NULL CHECK (sensitivity IN ('public', 'internal', 'restricted')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (id, node_id, voice, institution_id),
  FOREIGN KEY (scale_value_id, scale_id) REFERENCES scale_values (id, scale_id),
  FOREIGN KEY (supersedes_id, node_id, voice, institution_id)
    REFERENCES assessments (id, node_id, voice, institution_id)
) STRICT;

CREATE INDEX assessments_latest ON assessments (node_id, voice, assessed_on, id);

CREATE INDEX assessments_institution ON assessments (institution_id);

CREATE INDEX assessments_scale ON assessments (scale_id);

CREATE INDEX assessments_value ON assessments (scale_value_id, scale_id);

CREATE INDEX assessments_supersedes
  ON assessments (supersedes_id, node_id, voice, institution_id);

CREATE INDEX assessments_revision ON assessments (revision_id);

CREATE TRIGGER used_scale_values_mean_the_same
BEFORE UPDATE OF scale_id, code, position, meaning ON scale_values
WHEN (OLD.scale_id, OLD.code, OLD.position, OLD.meaning)
    IS NOT (NEW.scale_id, NEW.code, NEW.position, NEW.meaning)
  AND EXISTS (SELECT 1 FROM assessments WHERE scale_value_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a value that an assessment uses goes on to mean the same'); END;

CREATE TABLE assessment_retractions (
  id INTEGER PRIMARY KEY,
  record_id INTEGER NOT NULL UNIQUE REFERENCES assessments (id),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;

CREATE INDEX assessment_retractions_revision ON assessment_retractions (revision_id);

CREATE TABLE assessment_evidence (
  id INTEGER PRIMARY KEY,
  assessment_id INTEGER NOT NULL REFERENCES assessments (id),
  evidence_id INTEGER NOT NULL REFERENCES evidence (id),
  locator TEXT CHECK (locator <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;

CREATE UNIQUE INDEX assessment_evidence_assessment
  ON assessment_evidence (assessment_id, evidence_id, coalesce(locator, ''));

CREATE INDEX assessment_evidence_evidence ON assessment_evidence (evidence_id);

CREATE INDEX assessment_evidence_revision ON assessment_evidence (revision_id);

CREATE TABLE assessment_evidence_retractions (
  id INTEGER PRIMARY KEY,
  record_id INTEGER NOT NULL UNIQUE REFERENCES assessment_evidence (id),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;

CREATE INDEX assessment_evidence_retractions_revision
  ON assessment_evidence_retractions (revision_id);

CREATE TRIGGER assessments_never_change BEFORE UPDATE ON assessments
BEGIN SELECT RAISE(ABORT, 'assessments is append-only: a row never changes'); END;

CREATE TRIGGER assessments_stay BEFORE DELETE ON assessments
BEGIN SELECT RAISE(ABORT, 'assessments is append-only: a row is never deleted'); END;

CREATE TRIGGER assessments_are_not_replaced BEFORE INSERT ON assessments
WHEN EXISTS (SELECT 1 FROM assessments WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'assessments is append-only: the row is there already'); END;

CREATE TRIGGER assessment_retractions_never_change BEFORE UPDATE ON assessment_retractions
BEGIN SELECT RAISE(ABORT, 'assessment_retractions is append-only: a row never changes'); END;

CREATE TRIGGER assessment_retractions_stay BEFORE DELETE ON assessment_retractions
BEGIN SELECT RAISE(ABORT, 'assessment_retractions is append-only: a row is never deleted'); END;

CREATE TRIGGER assessment_retractions_are_not_replaced BEFORE INSERT ON assessment_retractions
WHEN EXISTS (SELECT 1 FROM assessment_retractions WHERE id = NEW.id OR record_id = NEW.record_id)
BEGIN SELECT RAISE(ABORT, 'assessment_retractions is append-only: the row is there already'); END;

CREATE TRIGGER assessment_evidence_never_change BEFORE UPDATE ON assessment_evidence
BEGIN SELECT RAISE(ABORT, 'assessment_evidence is append-only: a row never changes'); END;

CREATE TRIGGER assessment_evidence_stay BEFORE DELETE ON assessment_evidence
BEGIN SELECT RAISE(ABORT, 'assessment_evidence is append-only: a row is never deleted'); END;

CREATE TRIGGER assessment_evidence_are_not_replaced BEFORE INSERT ON assessment_evidence
WHEN EXISTS (SELECT 1 FROM assessment_evidence WHERE id = NEW.id OR (assessment_id = NEW.assessment_id AND evidence_id = NEW.evidence_id
  AND locator IS NEW.locator))
BEGIN SELECT RAISE(ABORT, 'assessment_evidence is append-only: the row is there already'); END;

CREATE TRIGGER assessment_evidence_retractions_never_change BEFORE UPDATE ON assessment_evidence_retractions
BEGIN SELECT RAISE(ABORT, 'assessment_evidence_retractions is append-only: a row never changes'); END;

CREATE TRIGGER assessment_evidence_retractions_stay BEFORE DELETE ON assessment_evidence_retractions
BEGIN SELECT RAISE(ABORT, 'assessment_evidence_retractions is append-only: a row is never deleted'); END;

CREATE TRIGGER assessment_evidence_retractions_are_not_replaced BEFORE INSERT ON assessment_evidence_retractions
WHEN EXISTS (SELECT 1 FROM assessment_evidence_retractions WHERE id = NEW.id OR record_id = NEW.record_id)
BEGIN SELECT RAISE(ABORT, 'assessment_evidence_retractions is append-only: the row is there already'); END;

CREATE VIEW valid_assessments AS
  SELECT a.* FROM assessments a JOIN scale_values v ON v.id = a.scale_value_id
  WHERE v.meaning IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM assessment_retractions r WHERE r.record_id = a.id)
    AND NOT EXISTS (
      SELECT 1 FROM assessments s WHERE s.supersedes_id = a.id
        AND NOT EXISTS (SELECT 1 FROM assessment_retractions r WHERE r.record_id = s.id));

CREATE TABLE standing (
  node_id INTEGER NOT NULL REFERENCES plan_nodes (id),
  voice TEXT NOT NULL,
  assessment_id INTEGER NOT NULL REFERENCES assessments (id),
  assessed_on TEXT NOT NULL,
  scale_value_id INTEGER NOT NULL REFERENCES scale_values (id),
  sensitivity TEXT NOT NULL,
  PRIMARY KEY (node_id, voice)
) STRICT, WITHOUT ROWID;

CREATE INDEX standing_assessment ON standing (assessment_id);

CREATE INDEX standing_value ON standing (scale_value_id);

CREATE INDEX standing_day ON standing (assessed_on);

CREATE TRIGGER assessments_stand AFTER INSERT ON assessments
BEGIN
  DELETE FROM standing WHERE node_id = NEW.node_id AND voice = NEW.voice;
  INSERT INTO standing
    SELECT node_id, voice, id, assessed_on, scale_value_id, sensitivity
    FROM valid_assessments WHERE node_id = NEW.node_id AND voice = NEW.voice
    ORDER BY assessed_on DESC, id DESC LIMIT 1;
END;

CREATE TRIGGER assessment_retractions_stand AFTER INSERT ON assessment_retractions
BEGIN
  DELETE FROM standing WHERE (node_id, voice) IN
    (SELECT node_id, voice FROM assessments WHERE id = NEW.record_id);
  INSERT INTO standing
    SELECT node_id, voice, id, assessed_on, scale_value_id, sensitivity
    FROM valid_assessments WHERE (node_id, voice) IN
      (SELECT node_id, voice FROM assessments WHERE id = NEW.record_id)
    ORDER BY assessed_on DESC, id DESC LIMIT 1;
END;

CREATE TABLE disputes (
  id INTEGER PRIMARY KEY,
  assessment_id INTEGER NOT NULL REFERENCES assessments (id),
  institution_id INTEGER NOT NULL REFERENCES institutions (id),
  raised_on TEXT NOT NULL CHECK (date(raised_on, '+0 days') IS raised_on),
  statement TEXT NOT NULL CHECK (trim(statement) <> ''),
  state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'withdrawn')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (assessment_id, institution_id, raised_on)
) STRICT;

CREATE INDEX disputes_institution ON disputes (institution_id);

CREATE INDEX disputes_revision ON disputes (revision_id);

CREATE TABLE rebuttals (
  id INTEGER PRIMARY KEY,
  dispute_id INTEGER NOT NULL REFERENCES disputes (id),
  institution_id INTEGER NOT NULL REFERENCES institutions (id),
  rebutted_on TEXT NOT NULL CHECK (date(rebutted_on, '+0 days') IS rebutted_on),
  statement TEXT NOT NULL CHECK (trim(statement) <> ''),
  evidence_id INTEGER REFERENCES evidence (id),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (dispute_id, institution_id, rebutted_on)
) STRICT;

CREATE INDEX rebuttals_institution ON rebuttals (institution_id);

CREATE INDEX rebuttals_evidence ON rebuttals (evidence_id);

CREATE INDEX rebuttals_revision ON rebuttals (revision_id);

CREATE TABLE plan_money (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES policy_plans (id),
  node_id INTEGER,
  measure TEXT NOT NULL CHECK (measure IN ('costed', 'allocated', 'disbursed', 'spent')),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  period_start TEXT CHECK (length(period_start) IN (4, 7, 10) AND date(substr(period_start || '-01-01', 1, 10), '+0 days') IS substr(period_start || '-01-01', 1, 10)),
  period_end TEXT CHECK (length(period_end) IN (4, 7, 10) AND date(substr(period_end || '-01-01', 1, 10), '+0 days') IS substr(period_end || '-01-01', 1, 10)),
  institution_id INTEGER REFERENCES institutions (id),
  funding TEXT CHECK (funding <> ''),
  source TEXT CHECK (source <> ''),
  evidence_id INTEGER REFERENCES evidence (id),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  FOREIGN KEY (node_id, plan_id) REFERENCES plan_nodes (id, plan_id),
  CHECK (substr(period_start || '-01-01', 1, 10) <= CASE length(period_end) WHEN 4 THEN period_end || '-12-31' WHEN 7 THEN date(period_end || '-01', '+1 month', '-1 day') ELSE period_end END)
) STRICT;

CREATE INDEX plan_money_plan ON plan_money (plan_id, node_id);

CREATE INDEX plan_money_node ON plan_money (node_id, plan_id);

CREATE INDEX plan_money_institution ON plan_money (institution_id);

CREATE INDEX plan_money_evidence ON plan_money (evidence_id);

CREATE INDEX plan_money_revision ON plan_money (revision_id);

CREATE TABLE plan_claims (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES policy_plans (id),
  field TEXT NOT NULL CHECK (trim(field) <> ''),
  value TEXT NOT NULL CHECK (trim(value) <> ''),
  source TEXT NOT NULL CHECK (trim(source) <> ''),
  source_url TEXT CHECK (source_url <> ''),
  dated TEXT CHECK (length(dated) IN (4, 7, 10) AND date(substr(dated || '-01-01', 1, 10), '+0 days') IS substr(dated || '-01-01', 1, 10)),
  revision_id INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;

CREATE UNIQUE INDEX plan_claims_plan
  ON plan_claims (plan_id, field, source, coalesce(dated, ''));

CREATE INDEX plan_claims_revision ON plan_claims (revision_id);
