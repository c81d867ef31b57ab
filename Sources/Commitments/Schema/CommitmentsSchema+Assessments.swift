import Storage

extension StoreSchema {
  static let scaleTables = """
    -- Scales of status belong to a framework and are data. Rows below id 65,536 ship.
    CREATE TABLE assessment_scales (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (\(StoreSQL.isKey("code"))),
      title TEXT NOT NULL CHECK (trim(title) <> ''),
      source TEXT NOT NULL CHECK (source <> ''),
      revision_id INTEGER REFERENCES revisions (id),
      CHECK (revision_id IS NOT NULL OR id < 65536)
    ) STRICT;
    CREATE INDEX assessment_scales_revision ON assessment_scales (revision_id);

    -- position is in millionths of a per cent of the scale; null has no place on it. meaning is
    -- what the value says of progress; null says nothing of it, and earns no status.
    CREATE TABLE scale_values (
      id INTEGER PRIMARY KEY,
      scale_id INTEGER NOT NULL REFERENCES assessment_scales (id),
      code TEXT NOT NULL CHECK (\(StoreSQL.isKey("code"))),
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
    """

  static let evidenceTables = """
    -- sha256 is of the file kept or, for a link, of what it gave when it was read.
    CREATE TABLE evidence (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (\(StoreSQL.isKey("code"))),
      kind TEXT NOT NULL CHECK (kind IN ('document', 'report', 'data', 'survey', 'law', 'budget',
        'photograph', 'recording', 'testimony', 'observation', 'web-page', 'other')),
      title TEXT NOT NULL CHECK (trim(title) <> ''),
      grade TEXT CHECK (grade IN ('strong', 'moderate', 'weak')),
      dated TEXT \(PartialDateSQL.check("dated")),
      url TEXT CHECK (url <> ''),
      sha256 TEXT NOT NULL CHECK (\(StoreSQL.isHex("sha256", digits: 64))),
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
    """

  static let assessmentTables = """
    -- One voice's judgement of one node on one day. Append-only: who errs adds one that
    -- supersedes, of the same node, voice and institution, or takes it back by a retraction.
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
      assessed_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("assessed_on"))),
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

    -- Else figures would change that nobody touched.
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

    -- What an assessment rests on; the locator is a page, paragraph or minute.
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

    \(appendOnlyTriggers)

    -- Assessments that speak of progress and were neither retracted nor superseded by one
    -- that was not retracted itself.
    CREATE VIEW valid_assessments AS
      SELECT a.* FROM assessments a JOIN scale_values v ON v.id = a.scale_value_id
      WHERE v.meaning IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM assessment_retractions r WHERE r.record_id = a.id)
        AND NOT EXISTS (
          SELECT 1 FROM assessments s WHERE s.supersedes_id = a.id
            AND NOT EXISTS (SELECT 1 FROM assessment_retractions r WHERE r.record_id = s.id));

    -- The latest valid assessment of a node by each voice.
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

    -- By triggers, so that whoever writes an assessment or takes one back changes it too.
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
    """

  /// The tables that only grow, each with what makes an inserted row one that is there already.
  private static let appendOnlyTriggers = StoreSQL.appendOnly([
    ("assessments", "id = NEW.id"),
    ("assessment_retractions", "id = NEW.id OR record_id = NEW.record_id"),
    (
      "assessment_evidence",
      """
      id = NEW.id OR (assessment_id = NEW.assessment_id AND evidence_id = NEW.evidence_id
        AND locator IS NEW.locator)
      """
    ),
    ("assessment_evidence_retractions", "id = NEW.id OR record_id = NEW.record_id"),
  ])
}
