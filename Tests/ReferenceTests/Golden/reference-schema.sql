CREATE TABLE exchange_rates (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL CHECK (trim(source) = source AND source <> ''),
  base TEXT NOT NULL CHECK (base GLOB '[A-Z][A-Z][A-Z]'),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]' AND currency <> base),
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

CREATE TABLE conversions (
  id INTEGER PRIMARY KEY,
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  target TEXT NOT NULL CHECK (target GLOB '[A-Z][A-Z][A-Z]' AND target <> currency),
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
