import Storage

extension StoreSchema {
  static let participantTables = """
    -- People by pseudonym: what totals count, and nothing that says who they are. Null is not
    -- asked, 'not-stated' is asked and left open. A row outlives the erasure of its person.
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
    """

  static let agreementTables = """
    -- What a participant agreed to or was told, by scope. Withdrawal works forward.
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
      given_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("given_on"))),
      withdrawn_on TEXT CHECK (\(StoreSQL.isDay("withdrawn_on"))),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (participant_id, scope, given_on),
      CHECK (given_on <= withdrawn_on)
    ) STRICT;
    CREATE INDEX consents_revision ON consents (revision_id);

    -- For how many months what is in the vault is kept; 'identity' is all that has no rule of
    -- its own.
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

    -- While one stands, nothing of the participant is erased.
    CREATE TABLE retention_holds (
      id INTEGER PRIMARY KEY,
      participant_id INTEGER NOT NULL REFERENCES participants (id),
      cause TEXT NOT NULL CHECK (cause IN
        ('legal-claim', 'investigation', 'audit', 'safety', 'other')),
      since_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("since_on"))),
      until_on TEXT CHECK (\(StoreSQL.isDay("until_on"))),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (participant_id, cause, since_on),
      CHECK (since_on <= until_on)
    ) STRICT;
    CREATE INDEX retention_holds_revision ON retention_holds (revision_id);

    -- What participants asked of those who hold their data, and what became of it.
    CREATE TABLE data_requests (
      id INTEGER PRIMARY KEY,
      participant_id INTEGER NOT NULL REFERENCES participants (id),
      kind TEXT NOT NULL CHECK (kind IN ('access', 'correction', 'erasure')),
      received_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("received_on"))),
      due_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("due_on"))),
      answered_on TEXT CHECK (\(StoreSQL.isDay("answered_on"))),
      outcome TEXT CHECK (outcome IN ('done', 'in-part', 'refused', 'withdrawn')),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (participant_id, kind, received_on),
      CHECK (received_on <= due_on),
      CHECK (received_on <= answered_on),
      CHECK ((answered_on IS NULL) = (outcome IS NULL))
    ) STRICT;
    CREATE INDEX data_requests_revision ON data_requests (revision_id);
    """

  static let participantContent = [
    ContentQuery(
      name: "participants",
      sql: """
        SELECT code, sex, age_group, country, level, institution_type, decision_maker, disability,
          sensitivity
        FROM participants ORDER BY code
        """),
    ContentQuery(
      name: "consents",
      sql: """
        SELECT p.code, c.scope, c.basis, c.given_by, c.notice_version, c.language, c.channel,
          c.given_on, c.withdrawn_on
        FROM consents c JOIN participants p ON p.id = c.participant_id
        ORDER BY p.code, c.scope, c.given_on
        """),
    ContentQuery(
      name: "retention_rules",
      sql: "SELECT record_class, counted_from, months FROM retention_rules ORDER BY record_class"),
    ContentQuery(
      name: "retention_holds",
      sql: """
        SELECT p.code, h.cause, h.since_on, h.until_on
        FROM retention_holds h JOIN participants p ON p.id = h.participant_id
        ORDER BY p.code, h.cause, h.since_on
        """),
    ContentQuery(
      name: "data_requests",
      sql: """
        SELECT p.code, r.kind, r.received_on, r.due_on, r.answered_on, r.outcome
        FROM data_requests r JOIN participants p ON p.id = r.participant_id
        ORDER BY p.code, r.kind, r.received_on
        """),
  ]
}
