CREATE TABLE thread_links (
  id INTEGER PRIMARY KEY,
  node_id INTEGER NOT NULL REFERENCES plan_nodes (id),
  activity_id INTEGER REFERENCES activities (id),
  transaction_id INTEGER REFERENCES transactions (id),
  concern_id INTEGER REFERENCES concerns (id),
  course_id INTEGER REFERENCES courses (id),
  cohort_id INTEGER REFERENCES cohorts (id),
  weight INTEGER CHECK (weight BETWEEN 1 AND 100000000),
  rationale TEXT CHECK (trim(rationale) <> ''),
  state TEXT NOT NULL CHECK (state IN ('proposed', 'reviewed')),
  reviewed_by TEXT CHECK (trim(reviewed_by) <> ''),
  reviewed_on TEXT CHECK (date(reviewed_on, '+0 days') IS reviewed_on),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (node_id, activity_id),
  UNIQUE (node_id, transaction_id),
  UNIQUE (node_id, concern_id),
  UNIQUE (node_id, course_id),
  UNIQUE (node_id, cohort_id),
  CHECK ((activity_id IS NOT NULL) + (transaction_id IS NOT NULL)
    + (concern_id IS NOT NULL) + (course_id IS NOT NULL) + (cohort_id IS NOT NULL) = 1),
  CHECK ((weight IS NULL) = (activity_id IS NULL AND transaction_id IS NULL)),
  CHECK ((state = 'reviewed') = (reviewed_by IS NOT NULL)),
  CHECK ((state = 'reviewed') = (reviewed_on IS NOT NULL))
) STRICT;

CREATE INDEX thread_links_activity ON thread_links (activity_id);

CREATE INDEX thread_links_transaction ON thread_links (transaction_id);

CREATE INDEX thread_links_concern ON thread_links (concern_id);

CREATE INDEX thread_links_course ON thread_links (course_id);

CREATE INDEX thread_links_cohort ON thread_links (cohort_id);

CREATE INDEX thread_links_revision ON thread_links (revision_id);

CREATE TRIGGER thread_links_activity_id_added AFTER INSERT ON thread_links
WHEN (SELECT sum(weight) FROM thread_links WHERE activity_id = NEW.activity_id) > 100000000 BEGIN SELECT RAISE(ABORT, 'the links of one source take more than 100 % of it together'); END;

CREATE TRIGGER thread_links_activity_id_changed AFTER UPDATE OF activity_id, weight
ON thread_links
WHEN (SELECT sum(weight) FROM thread_links WHERE activity_id = NEW.activity_id) > 100000000 BEGIN SELECT RAISE(ABORT, 'the links of one source take more than 100 % of it together'); END;

CREATE TRIGGER thread_links_transaction_id_added AFTER INSERT ON thread_links
WHEN (SELECT sum(weight) FROM thread_links WHERE transaction_id = NEW.transaction_id) > 100000000 BEGIN SELECT RAISE(ABORT, 'the links of one source take more than 100 % of it together'); END;

CREATE TRIGGER thread_links_transaction_id_changed AFTER UPDATE OF transaction_id, weight
ON thread_links
WHEN (SELECT sum(weight) FROM thread_links WHERE transaction_id = NEW.transaction_id) > 100000000 BEGIN SELECT RAISE(ABORT, 'the links of one source take more than 100 % of it together'); END;

CREATE TABLE cohort_costs (
  id INTEGER PRIMARY KEY,
  cohort_id INTEGER NOT NULL REFERENCES cohorts (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entries (id),
  weight INTEGER NOT NULL CHECK (weight BETWEEN 1 AND 100000000),
  note TEXT CHECK (trim(note) <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (cohort_id, entry_id)
) STRICT;

CREATE INDEX cohort_costs_entry ON cohort_costs (entry_id);

CREATE INDEX cohort_costs_revision ON cohort_costs (revision_id);

CREATE TRIGGER cohort_costs_added AFTER INSERT ON cohort_costs
WHEN (SELECT sum(weight) FROM cohort_costs WHERE entry_id = NEW.entry_id) > 100000000 BEGIN SELECT RAISE(ABORT, 'cohorts take more than 100 % of a ledger entry together'); END;

CREATE TRIGGER cohort_costs_changed AFTER UPDATE OF entry_id, weight ON cohort_costs
WHEN (SELECT sum(weight) FROM cohort_costs WHERE entry_id = NEW.entry_id) > 100000000 BEGIN SELECT RAISE(ABORT, 'cohorts take more than 100 % of a ledger entry together'); END;
