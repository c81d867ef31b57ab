import Storage

extension StoreSchema {
  static let communityTables = """
    -- Where people speak of what makes them unsafe. A position is latitude and longitude in
    -- degrees; precision is how exactly it may be shown.
    CREATE TABLE communities (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL COLLATE NOCASE CHECK (\(StoreSQL.isKey("name"))),
      country TEXT NOT NULL CHECK (length(country) = 2),
      area TEXT COLLATE NOCASE CHECK (trim(area) <> ''),
      admin_code TEXT CHECK (trim(admin_code) <> ''),
      population INTEGER CHECK (population >= 0),
      population_source TEXT CHECK (trim(population_source) <> ''),
      position TEXT CHECK (position GLOB '*[0-9] *[0-9]' AND position NOT GLOB '*[^0-9. -]*'),
      precision TEXT NOT NULL CHECK (precision IN ('exact', 'approximate', 'area', 'hidden')),
      sensitivity TEXT NOT NULL CHECK (sensitivity IN ('public', 'internal', 'restricted')),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      CHECK (population_source IS NULL OR population IS NOT NULL)
    ) STRICT;
    CREATE UNIQUE INDEX communities_name ON communities (name, country, coalesce(area, ''));
    CREATE INDEX communities_country ON communities (country);
    CREATE INDEX communities_revision ON communities (revision_id);

    -- What people are concerned about. absence is which of four things they lack.
    CREATE TABLE concerns (
      id INTEGER PRIMARY KEY,
      community_id INTEGER NOT NULL REFERENCES communities (id),
      code TEXT NOT NULL UNIQUE CHECK (\(StoreSQL.isKey("code"))),
      title TEXT NOT NULL CHECK (trim(title) <> ''),
      description TEXT CHECK (trim(description) <> ''),
      absence TEXT NOT NULL CHECK (absence IN ('protection', 'redress', 'resources', 'rights')),
      threat TEXT CHECK (trim(threat) <> ''),
      raised_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("raised_on"))),
      sensitivity TEXT NOT NULL CHECK (sensitivity IN ('public', 'internal', 'restricted')),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (id, community_id)
    ) STRICT;
    CREATE INDEX concerns_community ON concerns (community_id);
    CREATE INDEX concerns_revision ON concerns (revision_id);

    -- How heavy a concern weighs on a group of people, from 1 (little) to 4 (life is at risk).
    CREATE TABLE concern_severities (
      id INTEGER PRIMARY KEY,
      concern_id INTEGER NOT NULL REFERENCES concerns (id),
      group_name TEXT NOT NULL COLLATE NOCASE CHECK (\(CommunitySQL.isGroup)),
      severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 4),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (concern_id, group_name)
    ) STRICT;
    CREATE INDEX concern_severities_revision ON concern_severities (revision_id);
    """

  static let prioritisationTables = """
    -- A meeting at which a community ranks its concerns.
    CREATE TABLE prioritisation_rounds (
      id INTEGER PRIMARY KEY,
      community_id INTEGER NOT NULL REFERENCES communities (id),
      held_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("held_on"))),
      method TEXT NOT NULL CHECK (method IN ('ranking', 'pairwise', 'dot-vote')),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (community_id, held_on, method),
      UNIQUE (id, community_id)
    ) STRICT;
    CREATE INDEX prioritisation_rounds_revision ON prioritisation_rounds (revision_id);

    -- Each group's list stays; group 'all' is the list that the meeting merged them into. The
    -- community stands here so that a round ranks the concerns of its own community alone.
    CREATE TABLE rankings (
      id INTEGER PRIMARY KEY,
      round_id INTEGER NOT NULL,
      community_id INTEGER NOT NULL,
      group_name TEXT NOT NULL COLLATE NOCASE CHECK (\(CommunitySQL.isGroup)),
      concern_id INTEGER NOT NULL,
      rank INTEGER NOT NULL CHECK (rank > 0),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (round_id, group_name, concern_id),
      UNIQUE (round_id, group_name, rank),
      FOREIGN KEY (round_id, community_id) REFERENCES prioritisation_rounds (id, community_id),
      FOREIGN KEY (concern_id, community_id) REFERENCES concerns (id, community_id)
    ) STRICT;
    CREATE INDEX rankings_round ON rankings (round_id, community_id);
    CREATE INDEX rankings_concern ON rankings (concern_id, community_id);
    CREATE INDEX rankings_revision ON rankings (revision_id);

    CREATE TRIGGER rankings_added AFTER INSERT ON rankings
    WHEN \(CommunitySQL.isMergedAlone("NEW.round_id"))
    BEGIN SELECT RAISE(ABORT, '\(CommunitySQL.mergedAlone)'); END;
    CREATE TRIGGER rankings_moved AFTER UPDATE OF round_id, group_name ON rankings
    WHEN \(CommunitySQL.isMergedAlone("NEW.round_id"))
      OR \(CommunitySQL.isMergedAlone("OLD.round_id"))
    BEGIN SELECT RAISE(ABORT, '\(CommunitySQL.mergedAlone)'); END;
    CREATE TRIGGER rankings_deleted AFTER DELETE ON rankings
    WHEN \(CommunitySQL.isMergedAlone("OLD.round_id"))
    BEGIN SELECT RAISE(ABORT, '\(CommunitySQL.mergedAlone)'); END;
    """

  static let escalationTables = """
    -- A concern taken to a body that can act on it, level by level, and what that answered.
    CREATE TABLE escalations (
      id INTEGER PRIMARY KEY,
      concern_id INTEGER NOT NULL REFERENCES concerns (id),
      level TEXT NOT NULL CHECK (level IN ('local', 'district', 'national', 'international')),
      body TEXT NOT NULL COLLATE NOCASE CHECK (trim(body) <> ''),
      raised_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("raised_on"))),
      acknowledged_on TEXT CHECK (\(StoreSQL.isDay("acknowledged_on"))),
      answered_on TEXT CHECK (\(StoreSQL.isDay("answered_on"))),
      answer TEXT CHECK (trim(answer) <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (concern_id, level, body),
      UNIQUE (id, concern_id),
      CHECK (acknowledged_on >= raised_on),
      CHECK (answered_on >= raised_on),
      CHECK ((answer IS NULL) = (answered_on IS NULL))
    ) STRICT;
    CREATE INDEX escalations_revision ON escalations (revision_id);

    CREATE TRIGGER escalations_added AFTER INSERT ON escalations
    BEGIN \(CommunitySQL.checkEscalation) END;
    CREATE TRIGGER escalations_changed AFTER UPDATE OF concern_id, level, raised_on ON escalations
    BEGIN \(CommunitySQL.checkEscalation) END;

    -- People were told what became of their concern, or of one escalation of it. Until then it
    -- is open.
    CREATE TABLE told_back (
      id INTEGER PRIMARY KEY,
      concern_id INTEGER NOT NULL REFERENCES concerns (id),
      escalation_id INTEGER,
      told_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("told_on"))),
      how TEXT NOT NULL CHECK (trim(how) <> ''),
      by_role TEXT NOT NULL CHECK (trim(by_role) <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      FOREIGN KEY (escalation_id, concern_id) REFERENCES escalations (id, concern_id)
    ) STRICT;
    CREATE UNIQUE INDEX told_back_concern
      ON told_back (concern_id, coalesce(escalation_id, 0), told_on);
    CREATE INDEX told_back_escalation ON told_back (escalation_id, concern_id);
    CREATE INDEX told_back_revision ON told_back (revision_id);

    CREATE TRIGGER told_back_added AFTER INSERT ON told_back
    BEGIN \(CommunitySQL.checkToldBack("NEW.concern_id")) END;
    CREATE TRIGGER told_back_changed AFTER UPDATE ON told_back
    BEGIN \(CommunitySQL.checkToldBack("NEW.concern_id")) END;
    CREATE TRIGGER concerns_raised_later AFTER UPDATE OF raised_on ON concerns
    BEGIN
      \(CommunitySQL.checkEscalated("NEW.id"))
      \(CommunitySQL.checkToldBack("NEW.id"))
    END;
    CREATE TRIGGER escalations_raised_later AFTER UPDATE OF raised_on ON escalations
    BEGIN \(CommunitySQL.checkToldBack("NEW.concern_id")) END;
    """
}
