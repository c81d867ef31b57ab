import Storage

extension StoreSchema {
  static let enrolmentTables = """
    -- A person's way into a cohort, by its days: nominated, put on the reserve list, selected (a
    -- place is offered), accepted or declined, withdrawn. The state follows from them. Level,
    -- institution and role are as they were at the time.
    CREATE TABLE enrolments (
      id INTEGER PRIMARY KEY,
      cohort_id INTEGER NOT NULL REFERENCES cohorts (id),
      participant_id INTEGER NOT NULL REFERENCES participants (id),
      nominated_by TEXT CHECK (trim(nominated_by) <> ''),
      nominated_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("nominated_on"))),
      reserve_order INTEGER CHECK (reserve_order > 0),
      selected_on TEXT CHECK (\(StoreSQL.isDay("selected_on"))),
      accepted_on TEXT CHECK (\(StoreSQL.isDay("accepted_on"))),
      declined_on TEXT CHECK (\(StoreSQL.isDay("declined_on"))),
      withdrawn_on TEXT CHECK (\(StoreSQL.isDay("withdrawn_on"))),
      correction TEXT CHECK (trim(correction) <> ''),
      level TEXT CHECK (level IN
        ('community', 'local', 'national', 'regional', 'international', 'not-stated')),
      institution_type TEXT CHECK (\(isInstitutionType)),
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

    -- Who was there in a half-day, and for how many hours, in millionths. The cohort stands in
    -- each row so that session and enrolment are of the same.
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
    """

  static let assessmentTables = """
    -- Scores before and after, in millionths.
    CREATE TABLE training_tests (
      id INTEGER PRIMARY KEY,
      enrolment_id INTEGER NOT NULL REFERENCES enrolments (id),
      moment TEXT NOT NULL CHECK (moment IN ('pre', 'post')),
      taken_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("taken_on"))),
      score INTEGER NOT NULL CHECK (score BETWEEN 0 AND out_of),
      out_of INTEGER NOT NULL CHECK (out_of > 0),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (enrolment_id, moment)
    ) STRICT;
    CREATE INDEX training_tests_revision ON training_tests (revision_id);

    -- What people thought of a cohort, by the number of their sheet: whose it is is not asked, so
    -- that they can say what they think.
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

    -- What became of it 6 and 12 months later; without a day of answer nobody answered.
    CREATE TABLE follow_ups (
      id INTEGER PRIMARY KEY,
      enrolment_id INTEGER NOT NULL REFERENCES enrolments (id),
      wave INTEGER NOT NULL CHECK (wave IN (6, 12)),
      contacted_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("contacted_on"))),
      answered_on TEXT CHECK (\(StoreSQL.isDay("answered_on"))),
      applied TEXT CHECK (applied IN ('yes', 'partly', 'no', 'not-stated')),
      note TEXT CHECK (trim(note) <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (enrolment_id, wave),
      CHECK ((answered_on IS NULL) = (applied IS NULL)),
      CHECK (answered_on >= contacted_on)
    ) STRICT;
    CREATE INDEX follow_ups_revision ON follow_ups (revision_id);
    """

  static let certificateTables = """
    -- Signed statements as they were handed out, without a name. Append-only.
    CREATE TABLE certificates (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (\(StoreSQL.isCode("code"))),
      enrolment_id INTEGER NOT NULL REFERENCES enrolments (id),
      claims BLOB NOT NULL CHECK (length(claims) > 0),
      signature BLOB NOT NULL CHECK (length(signature) = 64),
      signing_key TEXT NOT NULL CHECK (signing_key <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id)
    ) STRICT;
    CREATE INDEX certificates_enrolment ON certificates (enrolment_id);
    CREATE INDEX certificates_revision ON certificates (revision_id);

    -- Append-only; what was revoked stays so, another certificate may be issued.
    CREATE TABLE certificate_revocations (
      id INTEGER PRIMARY KEY,
      record_id INTEGER NOT NULL UNIQUE REFERENCES certificates (id),
      reason TEXT NOT NULL CHECK (trim(reason) <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id)
    ) STRICT;
    CREATE INDEX certificate_revocations_revision ON certificate_revocations (revision_id);
    """
}
