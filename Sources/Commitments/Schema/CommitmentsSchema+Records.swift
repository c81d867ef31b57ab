import Storage

extension StoreSchema {
  static let disputeTables = """
    CREATE TABLE disputes (
      id INTEGER PRIMARY KEY,
      assessment_id INTEGER NOT NULL REFERENCES assessments (id),
      institution_id INTEGER NOT NULL REFERENCES institutions (id),
      raised_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("raised_on"))),
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
      rebutted_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("rebutted_on"))),
      statement TEXT NOT NULL CHECK (trim(statement) <> ''),
      evidence_id INTEGER REFERENCES evidence (id),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (dispute_id, institution_id, rebutted_on)
    ) STRICT;
    CREATE INDEX rebuttals_institution ON rebuttals (institution_id);
    CREATE INDEX rebuttals_evidence ON rebuttals (evidence_id);
    CREATE INDEX rebuttals_revision ON rebuttals (revision_id);
    """

  static let moneyTables = """
    -- Costed, allocated, disbursed and spent are four figures, never added. Amounts are
    -- millionths.
    CREATE TABLE plan_money (
      id INTEGER PRIMARY KEY,
      plan_id INTEGER NOT NULL REFERENCES policy_plans (id),
      node_id INTEGER,
      measure TEXT NOT NULL CHECK (measure IN ('costed', 'allocated', 'disbursed', 'spent')),
      amount INTEGER NOT NULL CHECK (amount >= 0),
      currency TEXT NOT NULL CHECK (\(StoreSQL.isCurrency("currency"))),
      period_start TEXT \(PartialDateSQL.check("period_start")),
      period_end TEXT \(PartialDateSQL.check("period_end")),
      institution_id INTEGER REFERENCES institutions (id),
      funding TEXT CHECK (funding <> ''),
      source TEXT CHECK (source <> ''),
      evidence_id INTEGER REFERENCES evidence (id),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      FOREIGN KEY (node_id, plan_id) REFERENCES plan_nodes (id, plan_id),
      \(PartialDateSQL.order("period_start", "period_end"))
    ) STRICT;
    CREATE INDEX plan_money_plan ON plan_money (plan_id, node_id);
    CREATE INDEX plan_money_node ON plan_money (node_id, plan_id);
    CREATE INDEX plan_money_institution ON plan_money (institution_id);
    CREATE INDEX plan_money_evidence ON plan_money (evidence_id);
    CREATE INDEX plan_money_revision ON plan_money (revision_id);

    -- What sources say of a plan. They may disagree: nobody must pick one.
    CREATE TABLE plan_claims (
      id INTEGER PRIMARY KEY,
      plan_id INTEGER NOT NULL REFERENCES policy_plans (id),
      field TEXT NOT NULL CHECK (trim(field) <> ''),
      value TEXT NOT NULL CHECK (trim(value) <> ''),
      source TEXT NOT NULL CHECK (trim(source) <> ''),
      source_url TEXT CHECK (source_url <> ''),
      dated TEXT \(PartialDateSQL.check("dated")),
      revision_id INTEGER NOT NULL REFERENCES revisions (id)
    ) STRICT;
    CREATE UNIQUE INDEX plan_claims_plan
      ON plan_claims (plan_id, field, source, coalesce(dated, ''));
    CREATE INDEX plan_claims_revision ON plan_claims (revision_id);
    """
}
