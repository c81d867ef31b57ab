import Storage

extension StoreSchema {
  static let institutionTables = """
    CREATE TABLE institutions (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL COLLATE NOCASE CHECK (\(StoreSQL.isKey("name"))),
      kind TEXT NOT NULL CHECK (kind IN
        ('government', 'civil-society', 'independent', 'donor', 'international', 'other')),
      country TEXT CHECK (country <> ''),
      identifier TEXT UNIQUE CHECK (identifier <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id)
    ) STRICT;
    CREATE UNIQUE INDEX institutions_name ON institutions (name, coalesce(country, ''));
    CREATE INDEX institutions_revision ON institutions (revision_id);
    """

  static let planTables = """
    -- Action plans of any level; a local plan needs no national one. cycle_months is how often
    -- it is reported on: a status older than that is stale.
    CREATE TABLE policy_plans (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (\(StoreSQL.isKey("code"))),
      kind TEXT NOT NULL CHECK (kind IN ('national', 'multi-state', 'subnational', 'local')),
      title TEXT NOT NULL CHECK (trim(title) <> ''),
      territory TEXT CHECK (territory <> ''),
      area TEXT CHECK (area <> ''),
      generation INTEGER CHECK (generation > 0),
      predecessor_id INTEGER REFERENCES policy_plans (id) CHECK (predecessor_id <> id),
      parent_id INTEGER REFERENCES policy_plans (id) CHECK (parent_id <> id),
      status TEXT NOT NULL
        CHECK (status IN ('draft', 'adopted', 'in-force', 'expired', 'superseded')),
      adopted TEXT \(PartialDateSQL.check("adopted")),
      period_start TEXT \(PartialDateSQL.check("period_start")),
      period_end TEXT \(PartialDateSQL.check("period_end")),
      cycle_months INTEGER CHECK (cycle_months BETWEEN 1 AND 1200),
      lead_institution_id INTEGER REFERENCES institutions (id),
      url TEXT CHECK (url <> ''),
      language TEXT CHECK (language <> ''),
      sensitivity TEXT NOT NULL CHECK (sensitivity IN ('public', 'internal', 'restricted')),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      \(PartialDateSQL.order("period_start", "period_end"))
    ) STRICT;
    CREATE INDEX policy_plans_predecessor ON policy_plans (predecessor_id);
    CREATE INDEX policy_plans_parent ON policy_plans (parent_id);
    CREATE INDEX policy_plans_lead ON policy_plans (lead_institution_id);
    CREATE INDEX policy_plans_revision ON policy_plans (revision_id);

    -- The further territories that a plan is for.
    CREATE TABLE plan_territories (
      id INTEGER PRIMARY KEY,
      plan_id INTEGER NOT NULL REFERENCES policy_plans (id),
      territory TEXT NOT NULL CHECK (territory <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (plan_id, territory)
    ) STRICT;
    CREATE INDEX plan_territories_revision ON plan_territories (revision_id);

    -- Which instruments a plan implements.
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
      dated TEXT \(PartialDateSQL.check("dated")),
      note TEXT CHECK (note <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (plan_id, number)
    ) STRICT;
    CREATE INDEX plan_versions_revision ON plan_versions (revision_id);
    """
}
