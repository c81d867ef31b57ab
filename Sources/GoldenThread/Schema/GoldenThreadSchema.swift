import Storage

extension StoreSchema {
  /// What links money, people's concerns and training to the commitments of action plans, and
  /// costs to training.
  public static let goldenThread = StoreSchema(
    migrations: [
      Migration(
        name: "0007-golden-thread",
        sql: [linkTable, weightTriggers, cohortCostTable].joined(separator: "\n"))
    ],
    content: [
      ContentQuery(
        name: "thread_links",
        sql: """
          SELECT p.code AS plan, n.code AS node, c.code AS concern, k.code AS course,
            h.code AS cohort, f.name AS feed, a.identifier, a.occurrence, t.type, t.ref, t.date,
            t.value_date, t.currency, t.value, l.weight, l.rationale, l.state, l.reviewed_by,
            l.reviewed_on
          FROM thread_links l JOIN plan_nodes n ON n.id = l.node_id
            JOIN policy_plans p ON p.id = n.plan_id
            LEFT JOIN concerns c ON c.id = l.concern_id
            LEFT JOIN courses k ON k.id = l.course_id
            LEFT JOIN cohorts h ON h.id = l.cohort_id
            LEFT JOIN transactions t ON t.id = l.transaction_id
            LEFT JOIN activities a ON a.id = coalesce(l.activity_id, t.activity_id)
            LEFT JOIN feeds f ON f.id = a.feed_id
          ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19
          """),
      cohortCostContent,
    ])

  /// The foreign keys keep a transaction that goes from its feed as a withdrawn row.
  private static let linkTable = """
    -- What a part of a plan rests on: an activity or one transaction of it, by a share of its
    -- money, a concern that it answers, or a course or cohort that teaches people what it asks
    -- for. weight is in millionths of a per cent. Only reviewed links count.
    CREATE TABLE thread_links (
      id INTEGER PRIMARY KEY,
      node_id INTEGER NOT NULL REFERENCES plan_nodes (id),
      activity_id INTEGER REFERENCES activities (id),
      transaction_id INTEGER REFERENCES transactions (id),
      concern_id INTEGER REFERENCES concerns (id),
      course_id INTEGER REFERENCES courses (id),
      cohort_id INTEGER REFERENCES cohorts (id),
      weight INTEGER CHECK (weight BETWEEN 1 AND \(Weight.whole)),
      rationale TEXT CHECK (trim(rationale) <> ''),
      state TEXT NOT NULL CHECK (state IN ('proposed', 'reviewed')),
      reviewed_by TEXT CHECK (trim(reviewed_by) <> ''),
      reviewed_on TEXT CHECK (\(StoreSQL.isDay("reviewed_on"))),
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
    """

  private static let weightTriggers = ["activity_id", "transaction_id"].map { source in
    """
    CREATE TRIGGER thread_links_\(source)_added AFTER INSERT ON thread_links
    WHEN \(isOverspent(source)) BEGIN SELECT RAISE(ABORT, '\(overspent)'); END;
    CREATE TRIGGER thread_links_\(source)_changed AFTER UPDATE OF \(source), weight
    ON thread_links
    WHEN \(isOverspent(source)) BEGIN SELECT RAISE(ABORT, '\(overspent)'); END;
    """
  }.joined(separator: "\n")

  private static let overspent = "the links of one source take more than 100 % of it together"

  private static func isOverspent(_ source: String) -> String {
    """
    (SELECT sum(weight) FROM thread_links WHERE \(source) = NEW.\(source)) > \(Weight.whole)
    """
  }
}
