import Storage

extension StoreSchema {
  /// Rates, the memory of conversions, and the organisation's own identities.
  public static let reference = StoreSchema(
    migrations: [Migration(name: "0002-reference", sql: referenceTables)],
    content: [
      ContentQuery(
        name: "exchange_rates",
        sql: """
          SELECT source, base, currency, valid_from, valid, mantissa, scale FROM exchange_rates
          ORDER BY source, base, currency, valid_from
          """),
      ContentQuery(
        name: "conversions",
        sql: """
          SELECT currency, target, on_date, source, age_from, age_to, fixed_from, fixed_to,
            numerator, denominator
          FROM conversions ORDER BY currency, target, on_date, source
          """),
      ContentQuery(
        name: "own_identities",
        sql: """
          SELECT identifier, name, valid_from, valid_to, is_primary FROM own_identities
          ORDER BY identifier
          """),
    ])

  private static let referenceTables = """
    -- mantissa / 10^scale units of currency for one unit of base.
    CREATE TABLE exchange_rates (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL CHECK (trim(source) = source AND source <> ''),
      base TEXT NOT NULL CHECK (\(StoreSQL.isCurrency("base"))),
      currency TEXT NOT NULL CHECK (\(StoreSQL.isCurrency("currency")) AND currency <> base),
      valid_from TEXT NOT NULL
        CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
      valid TEXT NOT NULL
        CHECK (valid = 'day' OR (valid = 'month' AND valid_from GLOB '*-01')),
      mantissa INTEGER NOT NULL CHECK (mantissa > 0),
      scale INTEGER NOT NULL CHECK (scale BETWEEN 0 AND 18),
      -- The one that last gave the rate its value.
      revision_id INTEGER REFERENCES revisions (id),
      UNIQUE (source, base, currency, valid_from)
    ) STRICT;
    CREATE INDEX exchange_rates_revision ON exchange_rates (revision_id);

    -- Which rates turned amounts of a currency into another on a date. An amount times
    -- numerator / denominator, rounded half to even, is the amount in the target. The legs are
    -- null where a currency is the base, or reaches it by fixed ratios alone.
    CREATE TABLE conversions (
      id INTEGER PRIMARY KEY,
      currency TEXT NOT NULL CHECK (\(StoreSQL.isCurrency("currency"))),
      target TEXT NOT NULL CHECK (\(StoreSQL.isCurrency("target")) AND target <> currency),
      on_date TEXT NOT NULL
        CHECK (on_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
      source TEXT NOT NULL CHECK (source <> ''),
      leg_from INTEGER REFERENCES exchange_rates (id),
      leg_to INTEGER REFERENCES exchange_rates (id),
      age_from INTEGER NOT NULL CHECK (age_from BETWEEN 0 AND 7),
      age_to INTEGER NOT NULL CHECK (age_to BETWEEN 0 AND 7),
      fixed_from TEXT NOT NULL,
      fixed_to TEXT NOT NULL,
      numerator TEXT NOT NULL CHECK (numerator GLOB '[1-9]*'),
      denominator TEXT NOT NULL CHECK (denominator GLOB '[1-9]*'),
      UNIQUE (currency, target, on_date, source)
    ) STRICT;
    CREATE INDEX conversions_leg_from ON conversions (leg_from);
    CREATE INDEX conversions_leg_to ON conversions (leg_to);

    -- The identifiers under which the organisation has published, one after another or together.
    CREATE TABLE own_identities (
      id INTEGER PRIMARY KEY,
      identifier TEXT NOT NULL COLLATE NOCASE UNIQUE
        CHECK (trim(identifier) = identifier AND identifier <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      valid_from TEXT,
      valid_to TEXT,
      is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
      CHECK (valid_from <= valid_to)
    ) STRICT;
    CREATE UNIQUE INDEX own_identities_primary ON own_identities (is_primary)
      WHERE is_primary = 1;
    """
}
