import Storage

extension StoreSchema {
  static let grantTables = """
    -- What a donor agreed to pay, for what time, and how costs in other currencies become its
    -- own. Rates and shares are in millionths of a per cent, amounts in millionths.
    CREATE TABLE grants (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE CHECK (\(StoreSQL.isCode("code")) AND code <> 'own'),
      title TEXT NOT NULL CHECK (trim(title) <> ''),
      donor TEXT NOT NULL CHECK (trim(donor) <> ''),
      donor_identifier TEXT CHECK (trim(donor_identifier) <> ''),
      agreement TEXT CHECK (trim(agreement) <> ''),
      currency TEXT NOT NULL CHECK (\(StoreSQL.isCurrency("currency"))),
      amount INTEGER NOT NULL CHECK (amount > 0),
      signed_on TEXT CHECK (\(StoreSQL.isDay("signed_on"))),
      eligible_from TEXT NOT NULL CHECK (\(StoreSQL.isDay("eligible_from"))),
      eligible_to TEXT NOT NULL CHECK (\(StoreSQL.isDay("eligible_to"))),
      indirect_rate INTEGER CHECK (\(GrantSQL.isPercentage("indirect_rate"))),
      match_percentage INTEGER CHECK (\(GrantSQL.isPercentage("match_percentage"))),
      exchange_policy TEXT NOT NULL
        CHECK (exchange_policy IN ('spot', 'month', 'period-average', 'instalment', 'fixed')),
      rate_source TEXT CHECK (trim(rate_source) = rate_source AND rate_source <> ''),
      year_begins_month INTEGER NOT NULL,
      year_begins_day INTEGER NOT NULL,
      variance_threshold INTEGER CHECK (\(GrantSQL.isPercentage("variance_threshold"))),
      status TEXT NOT NULL
        CHECK (status IN ('proposed', 'active', 'ended', 'closed', 'cancelled')),
      sensitivity TEXT NOT NULL CHECK (sensitivity IN ('public', 'internal', 'restricted')),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (id, exchange_policy),
      CHECK (eligible_from <= eligible_to),
      -- 2001 is no leap year: every year has the day.
      CHECK (year_begins_month BETWEEN 1 AND 12 AND year_begins_day BETWEEN 1 AND 31
        AND date(printf('2001-%02d-%02d', year_begins_month, year_begins_day), '+0 days')
          IS printf('2001-%02d-%02d', year_begins_month, year_begins_day)),
      CHECK (rate_source IS NULL OR exchange_policy NOT IN ('instalment', 'fixed'))
    ) STRICT;
    CREATE INDEX grants_revision ON grants (revision_id);

    -- Rates that an agreement fixes, under that policy alone: mantissa / 10^scale units of the
    -- currency for one of the grant's. The key is deferred, so that one change can alter the
    -- policy and drop the rates.
    CREATE TABLE grant_fixed_rates (
      id INTEGER PRIMARY KEY,
      grant_id INTEGER NOT NULL,
      exchange_policy TEXT NOT NULL CHECK (exchange_policy = 'fixed'),
      currency TEXT NOT NULL CHECK (\(StoreSQL.isCurrency("currency"))),
      mantissa INTEGER NOT NULL CHECK (mantissa > 0),
      scale INTEGER NOT NULL CHECK (scale BETWEEN 0 AND 18),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (grant_id, currency),
      FOREIGN KEY (grant_id, exchange_policy) REFERENCES grants (id, exchange_policy)
        DEFERRABLE INITIALLY DEFERRED
    ) STRICT;
    CREATE INDEX grant_fixed_rates_grant ON grant_fixed_rates (grant_id, exchange_policy);
    CREATE INDEX grant_fixed_rates_revision ON grant_fixed_rates (revision_id);

    -- The activities that the grant is for, by their identifiers, which need not be in the store.
    CREATE TABLE grant_activities (
      id INTEGER PRIMARY KEY,
      grant_id INTEGER NOT NULL REFERENCES grants (id),
      identifier TEXT NOT NULL CHECK (trim(identifier) = identifier AND identifier <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (grant_id, identifier)
    ) STRICT;
    CREATE INDEX grant_activities_revision ON grant_activities (revision_id);

    -- What was agreed later; null leaves what held before.
    CREATE TABLE grant_amendments (
      id INTEGER PRIMARY KEY,
      grant_id INTEGER NOT NULL REFERENCES grants (id),
      number INTEGER NOT NULL CHECK (number > 0),
      agreed_on TEXT NOT NULL CHECK (\(StoreSQL.isDay("agreed_on"))),
      amount INTEGER CHECK (amount > 0),
      eligible_to TEXT CHECK (\(StoreSQL.isDay("eligible_to"))),
      note TEXT CHECK (trim(note) <> ''),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (grant_id, number),
      CHECK (coalesce(amount, eligible_to, note) IS NOT NULL)
    ) STRICT;
    CREATE INDEX grant_amendments_revision ON grant_amendments (revision_id);
    """

  static let scheduleTables = """
    -- What the donor pays. received_amount is in the grant's currency, own_amount what reached
    -- the organisation's account: their ratio is the rate of the instalment.
    CREATE TABLE instalments (
      id INTEGER PRIMARY KEY,
      grant_id INTEGER NOT NULL REFERENCES grants (id),
      number INTEGER NOT NULL CHECK (number > 0),
      kind TEXT NOT NULL CHECK (kind IN ('pre-financing', 'interim', 'balance')),
      due_on TEXT CHECK (\(StoreSQL.isDay("due_on"))),
      amount INTEGER NOT NULL CHECK (amount > 0),
      received_on TEXT CHECK (\(StoreSQL.isDay("received_on"))),
      received_amount INTEGER CHECK (received_amount > 0),
      own_amount INTEGER CHECK (own_amount > 0),
      own_currency TEXT CHECK (\(StoreSQL.isCurrency("own_currency"))),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (grant_id, number),
      CHECK ((received_on IS NULL) = (received_amount IS NULL)),
      CHECK ((own_amount IS NULL) = (own_currency IS NULL)),
      CHECK (own_amount IS NULL OR received_amount IS NOT NULL)
    ) STRICT;
    CREATE INDEX instalments_revision ON instalments (revision_id);

    -- When reports are due, from which dates are computed. Without every_months one report
    -- covers the whole eligible period; without first_end periods count from its first day.
    CREATE TABLE report_rules (
      id INTEGER PRIMARY KEY,
      grant_id INTEGER NOT NULL REFERENCES grants (id),
      kind TEXT NOT NULL CHECK (kind IN ('narrative', 'financial', 'narrative-and-financial',
        'audit')),
      title TEXT NOT NULL CHECK (trim(title) <> ''),
      every_months INTEGER CHECK (every_months BETWEEN 1 AND 120),
      first_end TEXT CHECK (\(StoreSQL.isDay("first_end"))),
      due_days INTEGER CHECK (due_days BETWEEN 0 AND 3660),
      due_months INTEGER CHECK (due_months BETWEEN 0 AND 120),
      template TEXT CHECK (\(StoreSQL.isCode("template"))),
      revision_id INTEGER NOT NULL REFERENCES revisions (id),
      UNIQUE (grant_id, title),
      CHECK ((due_days IS NULL) <> (due_months IS NULL)),
      CHECK (first_end IS NULL OR every_months IS NOT NULL)
    ) STRICT;
    CREATE INDEX report_rules_revision ON report_rules (revision_id);
    """
}
