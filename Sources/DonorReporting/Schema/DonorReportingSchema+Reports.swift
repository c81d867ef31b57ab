import Storage

extension StoreSchema {
  static let reportTables = """
    -- Forms of donors that an organisation entered itself, as YAML.
    CREATE TABLE report_templates (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (\(StoreSQL.isCode("code")) AND code GLOB '*?@[1-9]*'),
      definition TEXT NOT NULL CHECK (trim(definition) <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id)
    ) STRICT;
    CREATE INDEX report_templates_revision ON report_templates (revision_id);

    -- Reports on grants. What is reported follows from the store until it is checked; from then
    -- on a version holds it. rule_id says which report of the agreement it is.
    CREATE TABLE grant_reports (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (\(StoreSQL.isCode("code"))),
      grant_id INTEGER NOT NULL REFERENCES grants (id),
      template TEXT NOT NULL CHECK (\(StoreSQL.isCode("template"))),
      title TEXT CHECK (trim(title) <> ''),
      begins_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("begins_on"))),
      ends_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("ends_on"))),
      rule_id INTEGER REFERENCES report_rules (id),
      audience TEXT NOT NULL CHECK (audience IN ('public', 'internal', 'restricted')),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (grant_id, template, begins_on, ends_on),
      CHECK (begins_on <= ends_on)
    ) STRICT;
    CREATE INDEX grant_reports_rule ON grant_reports (rule_id);
    CREATE INDEX grant_reports_revision ON grant_reports (revision_id);

    -- What somebody wrote for a section, or on one line of its table.
    CREATE TABLE report_texts (
      id INTEGER PRIMARY KEY,
      report_id INTEGER NOT NULL REFERENCES grant_reports (id),
      section TEXT NOT NULL CHECK (\(StoreSQL.isCode("section"))),
      line TEXT CHECK (\(StoreSQL.isCode("line"))),
      text TEXT NOT NULL CHECK (trim(text) <> ''),
      author TEXT NOT NULL CHECK (trim(author) <> ''),
      state TEXT NOT NULL CHECK (state IN ('draft', 'final')),
      revision_id INTEGER NOT NULL REFERENCES revisions (id)
    ) STRICT;
    CREATE UNIQUE INDEX report_texts_once
      ON report_texts (report_id, section, coalesce(line, ''));
    CREATE INDEX report_texts_revision ON report_texts (revision_id);

    -- What a report foresees to be spent under a line, of the grant's own money.
    CREATE TABLE report_forecasts (
      id INTEGER PRIMARY KEY,
      report_id INTEGER NOT NULL REFERENCES grant_reports (id),
      line TEXT NOT NULL CHECK (\(StoreSQL.isCode("line"))),
      begins_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("begins_on"))),
      ends_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("ends_on"))),
      amount INTEGER NOT NULL CHECK (amount >= 0),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (report_id, line, begins_on),
      CHECK (begins_on <= ends_on)
    ) STRICT;
    CREATE INDEX report_forecasts_revision ON report_forecasts (revision_id);

    -- A report as it was checked: the input that it was made of, packed, and what was made of it.
    -- sha256 is of the input unpacked. Append-only.
    CREATE TABLE report_versions (
      id INTEGER PRIMARY KEY,
      report_id INTEGER NOT NULL REFERENCES grant_reports (id),
      number INTEGER NOT NULL CHECK (number > 0),
      sha256 TEXT NOT NULL CHECK (\(StoreSQL.isHex("sha256", digits: 64))),
      renderer TEXT NOT NULL CHECK (renderer <> ''),
      input_id INTEGER NOT NULL REFERENCES attachments (id),
      -- Its bytes unpacked.
      input_size INTEGER NOT NULL CHECK (input_size > 0),
      html_id INTEGER NOT NULL REFERENCES attachments (id),
      csv_id INTEGER NOT NULL REFERENCES attachments (id),
      xlsx_id INTEGER NOT NULL REFERENCES attachments (id),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (report_id, number),
      UNIQUE (id, report_id)
    ) STRICT;
    CREATE INDEX report_versions_input ON report_versions (input_id);
    CREATE INDEX report_versions_html ON report_versions (html_id);
    CREATE INDEX report_versions_csv ON report_versions (csv_id);
    CREATE INDEX report_versions_xlsx ON report_versions (xlsx_id);
    CREATE INDEX report_versions_revision ON report_versions (revision_id);

    -- What became of a report, step by step; each is of one version. Append-only.
    CREATE TABLE report_steps (
      id INTEGER PRIMARY KEY,
      report_id INTEGER NOT NULL REFERENCES grant_reports (id),
      number INTEGER NOT NULL CHECK (number > 0),
      state TEXT NOT NULL
        CHECK (state IN ('draft', 'checked', 'approved', 'submitted', 'accepted', 'returned')),
      version_id INTEGER NOT NULL,
      taken_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("taken_on"))),
      note TEXT CHECK (trim(note) <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (report_id, number),
      FOREIGN KEY (version_id, report_id) REFERENCES report_versions (id, report_id)
    ) STRICT;
    CREATE INDEX report_steps_version ON report_steps (version_id, report_id);
    CREATE INDEX report_steps_revision ON report_steps (revision_id);
    """

  /// The state that a report is in.
  static func state(of report: String) -> String {
    """
    coalesce((SELECT s.state FROM report_steps s WHERE s.report_id = \(report)
      ORDER BY s.number DESC LIMIT 1), 'draft')
    """
  }

  static let reportRules =
    StoreSQL.appendOnly([
      ("report_versions", "id = NEW.id OR report_id = NEW.report_id AND number = NEW.number"),
      ("report_steps", "id = NEW.id OR report_id = NEW.report_id AND number = NEW.number"),
    ]) + """

      CREATE TRIGGER report_steps_follow BEFORE INSERT ON report_steps
      WHEN NOT CASE NEW.state
        WHEN 'checked' THEN \(state(of: "NEW.report_id")) IN ('draft', 'checked', 'returned')
        WHEN 'approved' THEN \(state(of: "NEW.report_id")) = 'checked'
        WHEN 'submitted' THEN \(state(of: "NEW.report_id")) = 'approved'
        WHEN 'draft' THEN \(state(of: "NEW.report_id")) IN ('checked', 'approved')
        ELSE \(state(of: "NEW.report_id")) = 'submitted' END
      BEGIN SELECT RAISE(ABORT, 'the report is not in the state that the step begins from'); END;
      CREATE TRIGGER report_steps_keep_version BEFORE INSERT ON report_steps
      WHEN NEW.state <> 'checked' AND NEW.version_id IS NOT (
        SELECT s.version_id FROM report_steps s WHERE s.report_id = NEW.report_id
        ORDER BY s.number DESC LIMIT 1)
      BEGIN SELECT RAISE(ABORT, 'a step is of the version that was checked'); END;
      CREATE TRIGGER grant_reports_keep BEFORE UPDATE OF grant_id, template, begins_on, ends_on,
        audience ON grant_reports
      WHEN \(state(of: "OLD.id")) NOT IN ('draft', 'checked', 'returned')
        AND (OLD.grant_id, OLD.template, OLD.begins_on, OLD.ends_on, OLD.audience)
          IS NOT (NEW.grant_id, NEW.template, NEW.begins_on, NEW.ends_on, NEW.audience)
      BEGIN SELECT RAISE(ABORT, 'the report was approved: what it is on stays'); END;
      """

  static let reportContent = [
    ContentQuery(
      name: "report_templates",
      sql: "SELECT code, definition FROM report_templates ORDER BY code"),
    ContentQuery(
      name: "grant_reports",
      sql: """
        SELECT p.code, g.code AS grant_code, p.template, p.title, p.begins_on, p.ends_on,
          r.title AS rule, p.audience
        FROM grant_reports p JOIN grants g ON g.id = p.grant_id
          LEFT JOIN report_rules r ON r.id = p.rule_id ORDER BY p.code
        """),
    ContentQuery(
      name: "report_texts",
      sql: """
        SELECT p.code, t.section, t.line, t.text, t.author, t.state
        FROM report_texts t JOIN grant_reports p ON p.id = t.report_id
        ORDER BY p.code, t.section, t.line
        """),
    ContentQuery(
      name: "report_forecasts",
      sql: """
        SELECT p.code, f.line, f.begins_on, f.ends_on, f.amount
        FROM report_forecasts f JOIN grant_reports p ON p.id = f.report_id
        ORDER BY p.code, f.line, f.begins_on
        """),
    ContentQuery(
      name: "report_versions",
      sql: """
        SELECT p.code, v.number, v.sha256, v.renderer, i.sha256 AS input, h.sha256 AS html,
          c.sha256 AS csv, x.sha256 AS xlsx
        FROM report_versions v JOIN grant_reports p ON p.id = v.report_id
          JOIN attachments i ON i.id = v.input_id JOIN attachments h ON h.id = v.html_id
          JOIN attachments c ON c.id = v.csv_id JOIN attachments x ON x.id = v.xlsx_id
        ORDER BY p.code, v.number
        """),
    ContentQuery(
      name: "report_steps",
      sql: """
        SELECT p.code, s.number, s.state, v.number AS version, s.taken_on, s.note
        FROM report_steps s JOIN grant_reports p ON p.id = s.report_id
          JOIN report_versions v ON v.id = s.version_id ORDER BY p.code, s.number
        """),
  ]
}
