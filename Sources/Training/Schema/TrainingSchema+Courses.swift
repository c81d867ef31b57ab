import Kernel
import Storage

extension StoreSchema {
  static let courseTables = """
    -- What is taught. Under a programme, a person is counted once a year however many cohorts
    -- they were in.
    CREATE TABLE courses (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (\(StoreSQL.isCode("code"))),
      title TEXT NOT NULL CHECK (trim(title) <> ''),
      level TEXT NOT NULL
        CHECK (level IN ('community', 'local', 'national', 'regional', 'international')),
      programme TEXT NOT NULL CHECK (\(StoreSQL.isCode("programme"))),
      language TEXT CHECK (trim(language) <> ''),
      description TEXT CHECK (trim(description) <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id)
    ) STRICT;
    CREATE INDEX courses_programme ON courses (programme);
    CREATE INDEX courses_revision ON courses (revision_id);

    -- How a course is taught. Cohorts follow a version that was approved, whose modules stay.
    CREATE TABLE curriculum_versions (
      id INTEGER PRIMARY KEY,
      course_id INTEGER NOT NULL REFERENCES courses (id),
      version INTEGER NOT NULL CHECK (version > 0),
      status TEXT NOT NULL CHECK (status IN ('draft', 'approved', 'withdrawn')),
      valid_from TEXT CHECK (\(StoreSQL.isDay("valid_from"))),
      certificate_months INTEGER CHECK (certificate_months BETWEEN 1 AND 600),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (course_id, version),
      CHECK ((status = 'draft') = (valid_from IS NULL))
    ) STRICT;
    CREATE INDEX curriculum_versions_revision ON curriculum_versions (revision_id);

    -- Hours are those that the curriculum foresees, in millionths. on_sexual_violence says that
    -- the module is on conflict-related sexual and gender-based violence, for UN indicator 20.
    CREATE TABLE course_modules (
      id INTEGER PRIMARY KEY,
      version_id INTEGER NOT NULL REFERENCES curriculum_versions (id),
      code TEXT NOT NULL CHECK (\(StoreSQL.isCode("code"))),
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
    """

  static let cohortTables = """
    -- One running of a course. Activity, grant and budget line are named as people know them;
    -- they need not be in the store. The threshold is in millionths of a per cent.
    CREATE TABLE cohorts (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (\(StoreSQL.isCode("code"))),
      version_id INTEGER NOT NULL REFERENCES curriculum_versions (id),
      title TEXT NOT NULL CHECK (trim(title) <> ''),
      country TEXT NOT NULL CHECK (country = trim(country) AND country <> ''),
      place TEXT CHECK (trim(place) <> ''),
      begins_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("begins_on"))),
      ends_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("ends_on"))),
      seats INTEGER NOT NULL CHECK (seats > 0),
      attendance_threshold INTEGER NOT NULL
        CHECK (attendance_threshold BETWEEN 0 AND \(FixedDecimal.hundredPercent)),
      activity TEXT CHECK (trim(activity) <> ''),
      grant_code TEXT CHECK (\(StoreSQL.isCode("grant_code"))),
      budget_line TEXT CHECK (\(StoreSQL.isCode("budget_line"))),
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

    -- Half-days of a cohort, each on a module of its curriculum or, at an opening or a visit, on
    -- none. Hours are in millionths.
    CREATE TABLE training_sessions (
      id INTEGER PRIMARY KEY,
      cohort_id INTEGER NOT NULL,
      version_id INTEGER NOT NULL,
      day TEXT NOT NULL CHECK (\(StoreSQL.isDay("day"))),
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

    -- Trainers are pseudonyms like those whom they train.
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

    -- How many decision-makers the institutions of a kind have in a country: the denominator of
    -- UN indicator 20.
    CREATE TABLE institution_headcounts (
      id INTEGER PRIMARY KEY,
      country TEXT NOT NULL CHECK (country = trim(country) AND country <> ''),
      institution_type TEXT NOT NULL CHECK (\(isInstitutionType)),
      counted_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("counted_on"))),
      decision_makers INTEGER NOT NULL CHECK (decision_makers > 0),
      source TEXT NOT NULL CHECK (trim(source) <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (country, institution_type, counted_on),
      CHECK (institution_type <> 'not-stated')
    ) STRICT;
    CREATE INDEX institution_headcounts_revision ON institution_headcounts (revision_id);
    """

  /// As participants have it: a null was not asked, `not-stated` was and left open.
  static let isInstitutionType = """
    institution_type IN ('government', 'parliament', 'local-authority', 'police', 'military', \
    'justice', 'corrections', 'traditional-authority', 'religious-body', 'political-party', \
    'civil-society', 'womens-organisation', 'community-group', 'media', 'academia', \
    'private-sector', 'international', 'other', 'not-stated')
    """
}
