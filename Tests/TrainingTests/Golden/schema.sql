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

CREATE TABLE courses (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code = trim(code) AND code <> '' AND code NOT GLOB '*[#;:]*'),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  level TEXT NOT NULL
    CHECK (level IN ('community', 'local', 'national', 'regional', 'international')),
  programme TEXT NOT NULL CHECK (programme = trim(programme) AND programme <> '' AND programme NOT GLOB '*[#;:]*'),
  language TEXT CHECK (trim(language) <> ''),
  description TEXT CHECK (trim(description) <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;

CREATE INDEX courses_programme ON courses (programme);

CREATE INDEX courses_revision ON courses (revision_id);

CREATE TABLE curriculum_versions (
  id INTEGER PRIMARY KEY,
  course_id INTEGER NOT NULL REFERENCES courses (id),
  version INTEGER NOT NULL CHECK (version > 0),
  status TEXT NOT NULL CHECK (status IN ('draft', 'approved', 'withdrawn')),
  valid_from TEXT CHECK (date(valid_from, '+0 days') IS valid_from),
  certificate_months INTEGER CHECK (certificate_months BETWEEN 1 AND 600),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (course_id, version),
  CHECK ((status = 'draft') = (valid_from IS NULL))
) STRICT;

CREATE INDEX curriculum_versions_revision ON curriculum_versions (revision_id);

CREATE TABLE course_modules (
  id INTEGER PRIMARY KEY,
  version_id INTEGER NOT NULL REFERENCES curriculum_versions (id),
  code TEXT NOT NULL CHECK (code = trim(code) AND code <> '' AND code NOT GLOB '*[#;:]*'),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  hours INTEGER NOT NULL CHECK (hours > 0),
  topic TEXT CHECK (trim(topic) <> ''),
  on_sexual_violence INTEGER NOT NULL CHECK (on_sexual_violence IN (0, 1)),
  objectives TEXT CHECK (trim(objectives) <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (version_id, code),
  UNIQUE (id, version_id)
) STRICT;

CREATE INDEX course_modules_revision ON course_modules (revision_id);

CREATE TABLE cohorts (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code = trim(code) AND code <> '' AND code NOT GLOB '*[#;:]*'),
  version_id INTEGER NOT NULL REFERENCES curriculum_versions (id),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  country TEXT NOT NULL CHECK (country = trim(country) AND country <> ''),
  place TEXT CHECK (trim(place) <> ''),
  begins_on TEXT NOT NULL CHECK (date(begins_on, '+0 days') IS begins_on),
  ends_on TEXT NOT NULL CHECK (date(ends_on, '+0 days') IS ends_on),
  seats INTEGER NOT NULL CHECK (seats > 0),
  attendance_threshold INTEGER NOT NULL
    CHECK (attendance_threshold BETWEEN 0 AND 100000000),
  activity TEXT CHECK (trim(activity) <> ''),
  grant_code TEXT CHECK (grant_code = trim(grant_code) AND grant_code <> '' AND grant_code NOT GLOB '*[#;:]*'),
  budget_line TEXT CHECK (budget_line = trim(budget_line) AND budget_line <> '' AND budget_line NOT GLOB '*[#;:]*'),
  status TEXT NOT NULL
    CHECK (status IN ('planned', 'open', 'running', 'completed', 'cancelled')),
  sensitivity TEXT NOT NULL CHECK (sensitivity IN ('public', 'internal', 'restricted')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (id, version_id),
  CHECK (begins_on <= ends_on),
  CHECK (budget_line IS NULL OR grant_code IS NOT NULL)
) STRICT;

CREATE INDEX cohorts_version ON cohorts (version_id);

CREATE INDEX cohorts_revision ON cohorts (revision_id);

CREATE TABLE training_sessions (
  id INTEGER PRIMARY KEY,
  cohort_id INTEGER NOT NULL,
  version_id INTEGER NOT NULL,
  day TEXT NOT NULL CHECK (date(day, '+0 days') IS day),
  half TEXT NOT NULL CHECK (half IN ('am', 'pm')),
  module_id INTEGER,
  hours INTEGER NOT NULL CHECK (hours BETWEEN 1 AND 12000000),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (cohort_id, day, half),
  UNIQUE (id, cohort_id),
  FOREIGN KEY (cohort_id, version_id) REFERENCES cohorts (id, version_id),
  FOREIGN KEY (module_id, version_id) REFERENCES course_modules (id, version_id)
) STRICT;

CREATE INDEX training_sessions_cohort ON training_sessions (cohort_id, version_id);

CREATE INDEX training_sessions_module ON training_sessions (module_id, version_id);

CREATE INDEX training_sessions_revision ON training_sessions (revision_id);

CREATE TABLE cohort_trainers (
  id INTEGER PRIMARY KEY,
  cohort_id INTEGER NOT NULL REFERENCES cohorts (id),
  participant_id INTEGER NOT NULL REFERENCES participants (id),
  role TEXT NOT NULL
    CHECK (role IN ('lead', 'co-trainer', 'resource-person', 'mentor', 'interpreter')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (cohort_id, participant_id)
) STRICT;

CREATE INDEX cohort_trainers_participant ON cohort_trainers (participant_id);

CREATE INDEX cohort_trainers_revision ON cohort_trainers (revision_id);

CREATE TABLE institution_headcounts (
  id INTEGER PRIMARY KEY,
  country TEXT NOT NULL CHECK (country = trim(country) AND country <> ''),
  institution_type TEXT NOT NULL CHECK (institution_type IN ('government', 'parliament', 'local-authority', 'police', 'military', 'justice', 'corrections', 'traditional-authority', 'religious-body', 'political-party', 'civil-society', 'womens-organisation', 'community-group', 'media', 'academia', 'private-sector', 'international', 'other', 'not-stated')),
  counted_on TEXT NOT NULL CHECK (date(counted_on, '+0 days') IS counted_on),
  decision_makers INTEGER NOT NULL CHECK (decision_makers > 0),
  source TEXT NOT NULL CHECK (trim(source) <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (country, institution_type, counted_on),
  CHECK (institution_type <> 'not-stated')
) STRICT;

CREATE INDEX institution_headcounts_revision ON institution_headcounts (revision_id);

CREATE TABLE enrolments (
  id INTEGER PRIMARY KEY,
  cohort_id INTEGER NOT NULL REFERENCES cohorts (id),
  participant_id INTEGER NOT NULL REFERENCES participants (id),
  nominated_by TEXT CHECK (trim(nominated_by) <> ''),
  nominated_on TEXT NOT NULL CHECK (date(nominated_on, '+0 days') IS nominated_on),
  reserve_order INTEGER CHECK (reserve_order > 0),
  selected_on TEXT CHECK (date(selected_on, '+0 days') IS selected_on),
  accepted_on TEXT CHECK (date(accepted_on, '+0 days') IS accepted_on),
  declined_on TEXT CHECK (date(declined_on, '+0 days') IS declined_on),
  withdrawn_on TEXT CHECK (date(withdrawn_on, '+0 days') IS withdrawn_on),
  correction TEXT CHECK (trim(correction) <> ''),
  level TEXT CHECK (level IN
    ('community', 'local', 'national', 'regional', 'international', 'not-stated')),
  institution_type TEXT CHECK (institution_type IN ('government', 'parliament', 'local-authority', 'police', 'military', 'justice', 'corrections', 'traditional-authority', 'religious-body', 'political-party', 'civil-society', 'womens-organisation', 'community-group', 'media', 'academia', 'private-sector', 'international', 'other', 'not-stated')),
  decision_maker TEXT CHECK (decision_maker IN ('yes', 'no', 'not-stated')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (cohort_id, participant_id),
  UNIQUE (cohort_id, reserve_order),
  UNIQUE (id, cohort_id),
  CHECK (selected_on >= nominated_on),
  CHECK (accepted_on IS NULL OR selected_on IS NOT NULL AND accepted_on >= selected_on),
  CHECK (declined_on IS NULL OR selected_on IS NOT NULL AND declined_on >= selected_on),
  CHECK (accepted_on IS NULL OR declined_on IS NULL),
  CHECK (withdrawn_on IS NULL OR declined_on IS NULL
    AND withdrawn_on >= coalesce(accepted_on, selected_on, nominated_on))
) STRICT;

CREATE INDEX enrolments_participant ON enrolments (participant_id);

CREATE INDEX enrolments_revision ON enrolments (revision_id);

CREATE TABLE attendance (
  id INTEGER PRIMARY KEY,
  cohort_id INTEGER NOT NULL,
  session_id INTEGER NOT NULL,
  enrolment_id INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('present', 'absent', 'excused')),
  hours INTEGER NOT NULL CHECK (hours >= 0),
  source TEXT NOT NULL CHECK (source IN ('sheet', 'register')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (session_id, enrolment_id),
  FOREIGN KEY (session_id, cohort_id) REFERENCES training_sessions (id, cohort_id),
  FOREIGN KEY (enrolment_id, cohort_id) REFERENCES enrolments (id, cohort_id),
  CHECK ((status = 'present') = (hours > 0))
) STRICT;

CREATE INDEX attendance_session ON attendance (session_id, cohort_id);

CREATE INDEX attendance_enrolment ON attendance (enrolment_id, cohort_id);

CREATE INDEX attendance_revision ON attendance (revision_id);

CREATE TABLE training_tests (
  id INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL REFERENCES enrolments (id),
  moment TEXT NOT NULL CHECK (moment IN ('pre', 'post')),
  taken_on TEXT NOT NULL CHECK (date(taken_on, '+0 days') IS taken_on),
  score INTEGER NOT NULL CHECK (score BETWEEN 0 AND out_of),
  out_of INTEGER NOT NULL CHECK (out_of > 0),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (enrolment_id, moment)
) STRICT;

CREATE INDEX training_tests_revision ON training_tests (revision_id);

CREATE TABLE evaluations (
  id INTEGER PRIMARY KEY,
  cohort_id INTEGER NOT NULL REFERENCES cohorts (id),
  sheet INTEGER NOT NULL CHECK (sheet > 0),
  recommends INTEGER NOT NULL CHECK (recommends BETWEEN 0 AND 10),
  rating INTEGER CHECK (rating BETWEEN 1 AND 5),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (cohort_id, sheet)
) STRICT;

CREATE INDEX evaluations_revision ON evaluations (revision_id);

CREATE TABLE follow_ups (
  id INTEGER PRIMARY KEY,
  enrolment_id INTEGER NOT NULL REFERENCES enrolments (id),
  wave INTEGER NOT NULL CHECK (wave IN (6, 12)),
  contacted_on TEXT NOT NULL CHECK (date(contacted_on, '+0 days') IS contacted_on),
  answered_on TEXT CHECK (date(answered_on, '+0 days') IS answered_on),
  applied TEXT CHECK (applied IN ('yes', 'partly', 'no', 'not-stated')),
  note TEXT CHECK (trim(note) <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (enrolment_id, wave),
  CHECK ((answered_on IS NULL) = (applied IS NULL)),
  CHECK (answered_on >= contacted_on)
) STRICT;

CREATE INDEX follow_ups_revision ON follow_ups (revision_id);

CREATE TABLE certificates (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code = trim(code) AND code <> '' AND code NOT GLOB '*[#;:]*'),
  enrolment_id INTEGER NOT NULL REFERENCES enrolments (id),
  claims BLOB NOT NULL CHECK (length(claims) > 0),
  signature BLOB NOT NULL CHECK (length(signature) = 64),
  signing_key TEXT NOT NULL CHECK (signing_key <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;

CREATE INDEX certificates_enrolment ON certificates (enrolment_id);

CREATE INDEX certificates_revision ON certificates (revision_id);

CREATE TABLE certificate_revocations (
  id INTEGER PRIMARY KEY,
  record_id INTEGER NOT NULL UNIQUE REFERENCES certificates (id),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;

CREATE INDEX certificate_revocations_revision ON certificate_revocations (revision_id);

CREATE TRIGGER course_modules_stay_on_insert_0 BEFORE INSERT ON course_modules
WHEN (SELECT status FROM curriculum_versions WHERE id = NEW.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'only a draft changes: the modules of this curriculum stay'); END;

CREATE TRIGGER course_modules_stay_on_update_0 BEFORE UPDATE ON course_modules
WHEN (SELECT status FROM curriculum_versions WHERE id = OLD.version_id) <> 'draft' OR (SELECT status FROM curriculum_versions WHERE id = NEW.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'only a draft changes: the modules of this curriculum stay'); END;

CREATE TRIGGER course_modules_stay_on_delete_0 BEFORE DELETE ON course_modules
WHEN (SELECT status FROM curriculum_versions WHERE id = OLD.version_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'only a draft changes: the modules of this curriculum stay'); END;

CREATE TRIGGER curriculum_versions_stay_approved_0 BEFORE UPDATE OF status ON curriculum_versions
WHEN NEW.status = 'draft' AND OLD.status <> 'draft'
  AND EXISTS (SELECT 1 FROM cohorts c WHERE c.version_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'cohorts follow this curriculum: it is no draft again'); END;

CREATE TRIGGER cohorts_follow_approved_0 BEFORE INSERT ON cohorts
WHEN (SELECT status FROM curriculum_versions WHERE id = NEW.version_id) = 'draft'
BEGIN SELECT RAISE(ABORT, 'a cohort follows a curriculum that was approved'); END;

CREATE TRIGGER cohorts_follow_approved_1 BEFORE UPDATE OF version_id ON cohorts
WHEN (SELECT status FROM curriculum_versions WHERE id = NEW.version_id) = 'draft'
BEGIN SELECT RAISE(ABORT, 'a cohort follows a curriculum that was approved'); END;

CREATE TRIGGER training_sessions_within_cohort_0 BEFORE INSERT ON training_sessions
WHEN NOT EXISTS (SELECT 1 FROM cohorts c
  WHERE c.id = NEW.cohort_id AND NEW.day BETWEEN c.begins_on AND c.ends_on)
BEGIN SELECT RAISE(ABORT, 'a session lies between the first and the last day of its cohort'); END;

CREATE TRIGGER training_sessions_within_cohort_1 BEFORE UPDATE OF day, cohort_id ON training_sessions
WHEN NOT EXISTS (SELECT 1 FROM cohorts c
  WHERE c.id = NEW.cohort_id AND NEW.day BETWEEN c.begins_on AND c.ends_on)
BEGIN SELECT RAISE(ABORT, 'a session lies between the first and the last day of its cohort'); END;

CREATE TRIGGER cohorts_hold_sessions_0 BEFORE UPDATE OF begins_on, ends_on ON cohorts
WHEN EXISTS (SELECT 1 FROM training_sessions s WHERE s.cohort_id = OLD.id
  AND s.day NOT BETWEEN NEW.begins_on AND NEW.ends_on)
BEGIN SELECT RAISE(ABORT, 'a session of the cohort lies outside these days'); END;

CREATE TRIGGER cohorts_end_before_follow_ups_0 BEFORE UPDATE OF ends_on ON cohorts
WHEN EXISTS (SELECT 1 FROM follow_ups f JOIN enrolments e ON e.id = f.enrolment_id
  WHERE e.cohort_id = OLD.id AND f.contacted_on < NEW.ends_on)
BEGIN SELECT RAISE(ABORT, 'people of the cohort were followed up before this day'); END;

CREATE TRIGGER cohort_trainers_are_not_trained_0 BEFORE INSERT ON cohort_trainers
WHEN EXISTS (SELECT 1 FROM enrolments e
  WHERE e.cohort_id = NEW.cohort_id AND e.participant_id = NEW.participant_id)
BEGIN SELECT RAISE(ABORT, 'the person is nominated for the cohort: nobody trains and is trained in one'); END;

CREATE TRIGGER cohort_trainers_are_not_trained_1 BEFORE UPDATE OF cohort_id, participant_id ON cohort_trainers
WHEN EXISTS (SELECT 1 FROM enrolments e
  WHERE e.cohort_id = NEW.cohort_id AND e.participant_id = NEW.participant_id)
BEGIN SELECT RAISE(ABORT, 'the person is nominated for the cohort: nobody trains and is trained in one'); END;

CREATE TRIGGER enrolments_do_not_train_0 BEFORE INSERT ON enrolments
WHEN EXISTS (SELECT 1 FROM cohort_trainers t
  WHERE t.cohort_id = NEW.cohort_id AND t.participant_id = NEW.participant_id)
BEGIN SELECT RAISE(ABORT, 'the person trains the cohort: nobody trains and is trained in one'); END;

CREATE TRIGGER enrolments_do_not_train_1 BEFORE UPDATE OF cohort_id, participant_id ON enrolments
WHEN EXISTS (SELECT 1 FROM cohort_trainers t
  WHERE t.cohort_id = NEW.cohort_id AND t.participant_id = NEW.participant_id)
BEGIN SELECT RAISE(ABORT, 'the person trains the cohort: nobody trains and is trained in one'); END;

CREATE TRIGGER enrolments_have_seats_0 AFTER INSERT ON enrolments
WHEN (SELECT count(*) FROM enrolments e
    WHERE e.cohort_id = NEW.cohort_id AND e.selected_on IS NOT NULL AND e.declined_on IS NULL AND e.withdrawn_on IS NULL)
  > (SELECT seats FROM cohorts WHERE id = NEW.cohort_id)
BEGIN SELECT RAISE(ABORT, 'more places are given than the cohort has seats'); END;

CREATE TRIGGER enrolments_have_seats_1 AFTER UPDATE ON enrolments
WHEN (SELECT count(*) FROM enrolments e
    WHERE e.cohort_id = NEW.cohort_id AND e.selected_on IS NOT NULL AND e.declined_on IS NULL AND e.withdrawn_on IS NULL)
  > (SELECT seats FROM cohorts WHERE id = NEW.cohort_id)
BEGIN SELECT RAISE(ABORT, 'more places are given than the cohort has seats'); END;

CREATE TRIGGER cohorts_have_seats_0 AFTER UPDATE OF seats ON cohorts
WHEN (SELECT count(*) FROM enrolments e
    WHERE e.cohort_id = NEW.id AND e.selected_on IS NOT NULL AND e.declined_on IS NULL AND e.withdrawn_on IS NULL)
  > (SELECT seats FROM cohorts WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'more places are given than the cohort has seats'); END;

CREATE TRIGGER enrolments_keep_attendance_0 BEFORE UPDATE OF accepted_on, withdrawn_on ON enrolments
WHEN EXISTS (SELECT 1 FROM attendance a JOIN training_sessions s ON s.id = a.session_id
  WHERE a.enrolment_id = OLD.id AND (NEW.accepted_on IS NULL
    OR a.status = 'present' AND s.day > NEW.withdrawn_on))
BEGIN SELECT RAISE(ABORT, 'the person was there: the place stays accepted, and was not given up before'); END;

CREATE TRIGGER enrolments_keep_results_0 BEFORE UPDATE OF accepted_on ON enrolments
WHEN NEW.accepted_on IS NULL AND (
  EXISTS (SELECT 1 FROM training_tests t WHERE t.enrolment_id = OLD.id)
  OR EXISTS (SELECT 1 FROM follow_ups f WHERE f.enrolment_id = OLD.id)
  OR EXISTS (SELECT 1 FROM certificates c WHERE c.enrolment_id = OLD.id))
BEGIN SELECT RAISE(ABORT, 'there are tests, follow-ups or certificates of the place: it stays accepted'); END;

CREATE TRIGGER attendance_of_accepted_0 BEFORE INSERT ON attendance
WHEN NOT EXISTS (SELECT 1 FROM enrolments e JOIN training_sessions s ON s.id = NEW.session_id
  WHERE e.id = NEW.enrolment_id AND e.accepted_on IS NOT NULL
    AND (NEW.status <> 'present' OR e.withdrawn_on IS NULL OR s.day <= e.withdrawn_on))
BEGIN SELECT RAISE(ABORT, 'attendance is of those who accepted their place, until they give it up'); END;

CREATE TRIGGER attendance_of_accepted_1 BEFORE UPDATE ON attendance
WHEN NOT EXISTS (SELECT 1 FROM enrolments e JOIN training_sessions s ON s.id = NEW.session_id
  WHERE e.id = NEW.enrolment_id AND e.accepted_on IS NOT NULL
    AND (NEW.status <> 'present' OR e.withdrawn_on IS NULL OR s.day <= e.withdrawn_on))
BEGIN SELECT RAISE(ABORT, 'attendance is of those who accepted their place, until they give it up'); END;

CREATE TRIGGER attendance_within_session_0 BEFORE INSERT ON attendance
WHEN NEW.hours > (SELECT hours FROM training_sessions WHERE id = NEW.session_id)
BEGIN SELECT RAISE(ABORT, 'nobody attends longer than the session lasts'); END;

CREATE TRIGGER attendance_within_session_1 BEFORE UPDATE ON attendance
WHEN NEW.hours > (SELECT hours FROM training_sessions WHERE id = NEW.session_id)
BEGIN SELECT RAISE(ABORT, 'nobody attends longer than the session lasts'); END;

CREATE TRIGGER training_sessions_last_as_attended_0 BEFORE UPDATE OF hours ON training_sessions
WHEN EXISTS (SELECT 1 FROM attendance WHERE session_id = OLD.id AND hours > NEW.hours)
BEGIN SELECT RAISE(ABORT, 'somebody attended longer than the session would last'); END;

CREATE TRIGGER training_sessions_keep_their_day_0 BEFORE UPDATE OF day, cohort_id ON training_sessions
WHEN EXISTS (SELECT 1 FROM attendance a JOIN enrolments e ON e.id = a.enrolment_id
  WHERE a.session_id = OLD.id AND a.status = 'present' AND NEW.day > e.withdrawn_on)
BEGIN SELECT RAISE(ABORT, 'somebody who was there gave up the place before that day'); END;

CREATE TRIGGER training_tests_of_accepted_0 BEFORE INSERT ON training_tests
WHEN (SELECT accepted_on FROM enrolments WHERE id = NEW.enrolment_id) IS NULL
BEGIN SELECT RAISE(ABORT, 'only who accepted a place is tested and followed up'); END;

CREATE TRIGGER training_tests_of_accepted_1 BEFORE UPDATE ON training_tests
WHEN (SELECT accepted_on FROM enrolments WHERE id = NEW.enrolment_id) IS NULL
BEGIN SELECT RAISE(ABORT, 'only who accepted a place is tested and followed up'); END;

CREATE TRIGGER follow_ups_of_accepted_0 BEFORE INSERT ON follow_ups
WHEN (SELECT accepted_on FROM enrolments WHERE id = NEW.enrolment_id) IS NULL
BEGIN SELECT RAISE(ABORT, 'only who accepted a place is tested and followed up'); END;

CREATE TRIGGER follow_ups_of_accepted_1 BEFORE UPDATE ON follow_ups
WHEN (SELECT accepted_on FROM enrolments WHERE id = NEW.enrolment_id) IS NULL
BEGIN SELECT RAISE(ABORT, 'only who accepted a place is tested and followed up'); END;

CREATE TRIGGER training_tests_in_order_0 BEFORE INSERT ON training_tests
WHEN EXISTS (SELECT 1 FROM training_tests o WHERE o.enrolment_id = NEW.enrolment_id
  AND o.id <> NEW.id AND CASE NEW.moment
    WHEN 'pre' THEN o.taken_on < NEW.taken_on ELSE o.taken_on > NEW.taken_on END)
BEGIN SELECT RAISE(ABORT, 'the test before comes first'); END;

CREATE TRIGGER training_tests_in_order_1 BEFORE UPDATE ON training_tests
WHEN EXISTS (SELECT 1 FROM training_tests o WHERE o.enrolment_id = NEW.enrolment_id
  AND o.id <> NEW.id AND CASE NEW.moment
    WHEN 'pre' THEN o.taken_on < NEW.taken_on ELSE o.taken_on > NEW.taken_on END)
BEGIN SELECT RAISE(ABORT, 'the test before comes first'); END;

CREATE TRIGGER follow_ups_after_the_cohort_0 BEFORE INSERT ON follow_ups
WHEN NEW.contacted_on < (SELECT c.ends_on FROM enrolments e JOIN cohorts c ON c.id = e.cohort_id
  WHERE e.id = NEW.enrolment_id)
BEGIN SELECT RAISE(ABORT, 'a follow-up comes after the last day of the cohort'); END;

CREATE TRIGGER follow_ups_after_the_cohort_1 BEFORE UPDATE ON follow_ups
WHEN NEW.contacted_on < (SELECT c.ends_on FROM enrolments e JOIN cohorts c ON c.id = e.cohort_id
  WHERE e.id = NEW.enrolment_id)
BEGIN SELECT RAISE(ABORT, 'a follow-up comes after the last day of the cohort'); END;

CREATE TRIGGER certificates_never_change BEFORE UPDATE ON certificates
BEGIN SELECT RAISE(ABORT, 'certificates is append-only: a row never changes'); END;

CREATE TRIGGER certificates_stay BEFORE DELETE ON certificates
BEGIN SELECT RAISE(ABORT, 'certificates is append-only: a row is never deleted'); END;

CREATE TRIGGER certificates_are_not_replaced BEFORE INSERT ON certificates
WHEN EXISTS (SELECT 1 FROM certificates WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'certificates is append-only: the row is there already'); END;

CREATE TRIGGER certificate_revocations_never_change BEFORE UPDATE ON certificate_revocations
BEGIN SELECT RAISE(ABORT, 'certificate_revocations is append-only: a row never changes'); END;

CREATE TRIGGER certificate_revocations_stay BEFORE DELETE ON certificate_revocations
BEGIN SELECT RAISE(ABORT, 'certificate_revocations is append-only: a row is never deleted'); END;

CREATE TRIGGER certificate_revocations_are_not_replaced BEFORE INSERT ON certificate_revocations
WHEN EXISTS (SELECT 1 FROM certificate_revocations WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'certificate_revocations is append-only: the row is there already'); END;

CREATE TRIGGER certificates_keep_their_code_0 BEFORE INSERT ON certificates
WHEN EXISTS (SELECT 1 FROM certificates WHERE code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'certificates is append-only: the row is there already'); END;

CREATE TRIGGER certificate_revocations_keep_their_record_id_0 BEFORE INSERT ON certificate_revocations
WHEN EXISTS (SELECT 1 FROM certificate_revocations WHERE record_id = NEW.record_id)
BEGIN SELECT RAISE(ABORT, 'certificate_revocations is append-only: the row is there already'); END;

CREATE TRIGGER certificates_once_0 BEFORE INSERT ON certificates
WHEN EXISTS (SELECT 1 FROM certificates c WHERE c.enrolment_id = NEW.enrolment_id
  AND NOT EXISTS (SELECT 1 FROM certificate_revocations r WHERE r.record_id = c.id))
BEGIN SELECT RAISE(ABORT, 'there is a certificate of the place already: revoke it first'); END;

CREATE TRIGGER certificates_of_accepted_0 BEFORE INSERT ON certificates
WHEN (SELECT accepted_on FROM enrolments WHERE id = NEW.enrolment_id) IS NULL
BEGIN SELECT RAISE(ABORT, 'only who accepted a place is given a certificate'); END;
