import Storage

extension StoreSchema {
  static let nodeTables = """
    -- Pillar, objectives (in each other, if need be), output, action. A commitment is a node
    -- of level action. The parent is named with its plan, level and depth, so that the foreign
    -- key keeps a node in its plan, under the right level, and out of its own descendants.
    -- due_by is the last day that end_date can mean.
    CREATE TABLE plan_nodes (
      id INTEGER PRIMARY KEY,
      plan_id INTEGER NOT NULL REFERENCES policy_plans (id),
      parent_id INTEGER,
      level TEXT NOT NULL CHECK (level IN ('pillar', 'objective', 'output', 'action')),
      parent_level TEXT,
      depth INTEGER NOT NULL CHECK (depth BETWEEN 0 AND 20),
      parent_depth INTEGER,
      code TEXT NOT NULL CHECK (\(StoreSQL.isKey("code"))),
      title TEXT NOT NULL CHECK (trim(title) <> ''),
      ordinal INTEGER NOT NULL CHECK (ordinal > 0),
      un_pillar TEXT CHECK (un_pillar IN
        ('participation', 'prevention', 'protection', 'relief-recovery', 'cross-cutting')),
      start_date TEXT \(PartialDateSQL.check("start_date")),
      end_date TEXT \(PartialDateSQL.check("end_date")),
      due_by TEXT CHECK (due_by IS \(PartialDateSQL.lastDay("end_date"))),
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
      \(PartialDateSQL.order("start_date", "end_date"))
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
      valid_from TEXT \(PartialDateSQL.check("valid_from")),
      valid_to TEXT \(PartialDateSQL.check("valid_to")),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      \(PartialDateSQL.order("valid_from", "valid_to"))
    ) STRICT;
    CREATE UNIQUE INDEX responsibilities_node
      ON responsibilities (node_id, institution_id, role, coalesce(valid_from, ''));
    CREATE INDEX responsibilities_institution ON responsibilities (institution_id);
    CREATE INDEX responsibilities_revision ON responsibilities (revision_id);
    """

  static let indicatorTables = """
    -- measure is a code of IATI's IndicatorMeasure. A ratio keeps what it was computed from;
    -- numbers are millionths. disaggregations are names with ; between them.
    CREATE TABLE plan_indicators (
      id INTEGER PRIMARY KEY,
      plan_id INTEGER NOT NULL REFERENCES policy_plans (id),
      node_id INTEGER,
      code TEXT NOT NULL CHECK (\(StoreSQL.isKey("code"))),
      title TEXT NOT NULL CHECK (trim(title) <> ''),
      measure TEXT NOT NULL CHECK (measure IN ('1', '2', '3', '4', '5')),
      numerator TEXT CHECK (numerator <> ''),
      denominator TEXT CHECK (denominator <> ''),
      baseline_value TEXT CHECK (baseline_value <> ''),
      baseline_numerator INTEGER,
      baseline_denominator INTEGER CHECK (baseline_denominator > 0),
      baseline_date TEXT \(PartialDateSQL.check("baseline_date")),
      target_value TEXT CHECK (target_value <> ''),
      target_numerator INTEGER,
      target_denominator INTEGER CHECK (target_denominator > 0),
      target_date TEXT \(PartialDateSQL.check("target_date")),
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
    """
}
