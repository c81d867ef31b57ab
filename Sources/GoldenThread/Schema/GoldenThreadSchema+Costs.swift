import Storage

extension StoreSchema {
  /// A ledger entry takes no more than 100 % of itself to cohorts; what nobody links to a cohort
  /// is of none.
  static let cohortCostTable = """
    -- Which costs a cohort caused: entries of the ledger by a share of them. weight is in
    -- millionths of a per cent. The ledger itself stays as it is.
    CREATE TABLE cohort_costs (
      id INTEGER PRIMARY KEY,
      cohort_id INTEGER NOT NULL REFERENCES cohorts (id),
      entry_id INTEGER NOT NULL REFERENCES ledger_entries (id),
      weight INTEGER NOT NULL CHECK (weight BETWEEN 1 AND \(Weight.whole)),
      note TEXT CHECK (trim(note) <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (cohort_id, entry_id)
    ) STRICT;
    CREATE INDEX cohort_costs_entry ON cohort_costs (entry_id);
    CREATE INDEX cohort_costs_revision ON cohort_costs (revision_id);

    CREATE TRIGGER cohort_costs_added AFTER INSERT ON cohort_costs
    WHEN \(isOvercharged) BEGIN SELECT RAISE(ABORT, '\(overcharged)'); END;
    CREATE TRIGGER cohort_costs_changed AFTER UPDATE OF entry_id, weight ON cohort_costs
    WHEN \(isOvercharged) BEGIN SELECT RAISE(ABORT, '\(overcharged)'); END;
    """

  static let cohortCostContent = ContentQuery(
    name: "cohort_costs",
    sql: """
      SELECT c.code AS cohort, e.source, e.reference, e.sha256, l.weight, l.note
      FROM cohort_costs l JOIN cohorts c ON c.id = l.cohort_id
        JOIN ledger_entries e ON e.id = l.entry_id
      ORDER BY 1, 2, 3, 4, 5, 6
      """)

  private static let overcharged = "cohorts take more than 100 % of a ledger entry together"

  private static let isOvercharged = """
    (SELECT sum(weight) FROM cohort_costs WHERE entry_id = NEW.entry_id) > \(Weight.whole)
    """
}
