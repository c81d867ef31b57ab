CREATE TABLE grants (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code = trim(code) AND code <> '' AND code NOT GLOB '*[#;:]*' AND code <> 'own'),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  donor TEXT NOT NULL CHECK (trim(donor) <> ''),
  donor_identifier TEXT CHECK (trim(donor_identifier) <> ''),
  agreement TEXT CHECK (trim(agreement) <> ''),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  amount INTEGER NOT NULL CHECK (amount > 0),
  signed_on TEXT CHECK (date(signed_on, '+0 days') IS signed_on),
  eligible_from TEXT NOT NULL CHECK (date(eligible_from, '+0 days') IS eligible_from),
  eligible_to TEXT NOT NULL CHECK (date(eligible_to, '+0 days') IS eligible_to),
  indirect_rate INTEGER CHECK (indirect_rate BETWEEN 0 AND 100000000),
  match_percentage INTEGER CHECK (match_percentage BETWEEN 0 AND 100000000),
  exchange_policy TEXT NOT NULL
    CHECK (exchange_policy IN ('spot', 'month', 'period-average', 'instalment', 'fixed')),
  rate_source TEXT CHECK (trim(rate_source) = rate_source AND rate_source <> ''),
  year_begins_month INTEGER NOT NULL,
  year_begins_day INTEGER NOT NULL,
  variance_threshold INTEGER CHECK (variance_threshold BETWEEN 0 AND 100000000),
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

CREATE TABLE grant_fixed_rates (
  id INTEGER PRIMARY KEY,
  grant_id INTEGER NOT NULL,
  exchange_policy TEXT NOT NULL CHECK (exchange_policy = 'fixed'),
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  mantissa INTEGER NOT NULL CHECK (mantissa > 0),
  scale INTEGER NOT NULL CHECK (scale BETWEEN 0 AND 18),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (grant_id, currency),
  FOREIGN KEY (grant_id, exchange_policy) REFERENCES grants (id, exchange_policy)
    DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX grant_fixed_rates_grant ON grant_fixed_rates (grant_id, exchange_policy);

CREATE INDEX grant_fixed_rates_revision ON grant_fixed_rates (revision_id);

CREATE TABLE grant_activities (
  id INTEGER PRIMARY KEY,
  grant_id INTEGER NOT NULL REFERENCES grants (id),
  identifier TEXT NOT NULL CHECK (trim(identifier) = identifier AND identifier <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (grant_id, identifier)
) STRICT;

CREATE INDEX grant_activities_revision ON grant_activities (revision_id);

CREATE TABLE grant_amendments (
  id INTEGER PRIMARY KEY,
  grant_id INTEGER NOT NULL REFERENCES grants (id),
  number INTEGER NOT NULL CHECK (number > 0),
  agreed_on TEXT NOT NULL CHECK (date(agreed_on, '+0 days') IS agreed_on),
  amount INTEGER CHECK (amount > 0),
  eligible_to TEXT CHECK (date(eligible_to, '+0 days') IS eligible_to),
  note TEXT CHECK (trim(note) <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (grant_id, number),
  CHECK (coalesce(amount, eligible_to, note) IS NOT NULL)
) STRICT;

CREATE INDEX grant_amendments_revision ON grant_amendments (revision_id);

CREATE TABLE instalments (
  id INTEGER PRIMARY KEY,
  grant_id INTEGER NOT NULL REFERENCES grants (id),
  number INTEGER NOT NULL CHECK (number > 0),
  kind TEXT NOT NULL CHECK (kind IN ('pre-financing', 'interim', 'balance')),
  due_on TEXT CHECK (date(due_on, '+0 days') IS due_on),
  amount INTEGER NOT NULL CHECK (amount > 0),
  received_on TEXT CHECK (date(received_on, '+0 days') IS received_on),
  received_amount INTEGER CHECK (received_amount > 0),
  own_amount INTEGER CHECK (own_amount > 0),
  own_currency TEXT CHECK (own_currency GLOB '[A-Z][A-Z][A-Z]'),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (grant_id, number),
  CHECK ((received_on IS NULL) = (received_amount IS NULL)),
  CHECK ((own_amount IS NULL) = (own_currency IS NULL)),
  CHECK (own_amount IS NULL OR received_amount IS NOT NULL)
) STRICT;

CREATE INDEX instalments_revision ON instalments (revision_id);

CREATE TABLE report_rules (
  id INTEGER PRIMARY KEY,
  grant_id INTEGER NOT NULL REFERENCES grants (id),
  kind TEXT NOT NULL CHECK (kind IN ('narrative', 'financial', 'narrative-and-financial',
    'audit')),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  every_months INTEGER CHECK (every_months BETWEEN 1 AND 120),
  first_end TEXT CHECK (date(first_end, '+0 days') IS first_end),
  due_days INTEGER CHECK (due_days BETWEEN 0 AND 3660),
  due_months INTEGER CHECK (due_months BETWEEN 0 AND 120),
  template TEXT CHECK (template = trim(template) AND template <> '' AND template NOT GLOB '*[#;:]*'),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (grant_id, title),
  CHECK ((due_days IS NULL) <> (due_months IS NULL)),
  CHECK (first_end IS NULL OR every_months IS NOT NULL)
) STRICT;

CREATE INDEX report_rules_revision ON report_rules (revision_id);

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code = trim(code) AND code <> '' AND code NOT GLOB '*[#;:]*'),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;

CREATE INDEX accounts_revision ON accounts (revision_id);

CREATE TABLE grant_budgets (
  id INTEGER PRIMARY KEY,
  grant_id INTEGER NOT NULL REFERENCES grants (id),
  version INTEGER NOT NULL CHECK (version > 0),
  status TEXT NOT NULL CHECK (status IN ('draft', 'approved', 'superseded')),
  approved_on TEXT CHECK (date(approved_on, '+0 days') IS approved_on),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (grant_id, version),
  CHECK ((status = 'draft') = (approved_on IS NULL))
) STRICT;

CREATE UNIQUE INDEX grant_budgets_approved ON grant_budgets (grant_id)
  WHERE status = 'approved';

CREATE INDEX grant_budgets_revision ON grant_budgets (revision_id);

CREATE TABLE budget_lines (
  id INTEGER PRIMARY KEY,
  budget_id INTEGER NOT NULL REFERENCES grant_budgets (id),
  code TEXT NOT NULL CHECK (code = trim(code) AND code <> '' AND code NOT GLOB '*[#;:]*'),
  parent_id INTEGER CHECK (parent_id <> id),
  heading TEXT CHECK (trim(heading) <> ''),
  title TEXT NOT NULL CHECK (trim(title) <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'contingency', 'taxes')),
  unit TEXT CHECK (trim(unit) <> ''),
  units INTEGER CHECK (units >= 0),
  unit_value INTEGER CHECK (unit_value >= 0),
  amount INTEGER CHECK (amount >= 0),
  grant_amount INTEGER CHECK (grant_amount BETWEEN 0 AND amount),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (budget_id, code),
  UNIQUE (id, budget_id),
  FOREIGN KEY (parent_id, budget_id) REFERENCES budget_lines (id, budget_id),
  CHECK ((units IS NULL) = (unit_value IS NULL)),
  CHECK (units IS NULL OR amount IS NOT NULL),
  CHECK (units IS NULL OR amount = units / 1000000 * (unit_value / 1000000) * 1000000
    + units / 1000000 * (unit_value % 1000000) + units % 1000000 * (unit_value / 1000000)
    + units % 1000000 * (unit_value % 1000000) / 1000000
  AND units % 1000000 * (unit_value % 1000000) % 1000000 = 0)
) STRICT;

CREATE INDEX budget_lines_parent ON budget_lines (parent_id, budget_id);

CREATE INDEX budget_lines_revision ON budget_lines (revision_id);

CREATE TABLE budget_years (
  id INTEGER PRIMARY KEY,
  budget_id INTEGER NOT NULL REFERENCES grant_budgets (id),
  line_id INTEGER NOT NULL,
  year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2999),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  grant_amount INTEGER CHECK (grant_amount BETWEEN 0 AND amount),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (line_id, year),
  FOREIGN KEY (line_id, budget_id) REFERENCES budget_lines (id, budget_id)
) STRICT;

CREATE INDEX budget_years_budget ON budget_years (budget_id);

CREATE INDEX budget_years_line ON budget_years (line_id, budget_id);

CREATE INDEX budget_years_revision ON budget_years (revision_id);

CREATE TABLE account_mappings (
  id INTEGER PRIMARY KEY,
  budget_id INTEGER NOT NULL REFERENCES grant_budgets (id),
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  line_id INTEGER NOT NULL,
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (budget_id, account_id),
  FOREIGN KEY (line_id, budget_id) REFERENCES budget_lines (id, budget_id)
) STRICT;

CREATE INDEX account_mappings_account ON account_mappings (account_id);

CREATE INDEX account_mappings_line ON account_mappings (line_id, budget_id);

CREATE INDEX account_mappings_revision ON account_mappings (revision_id);

CREATE TRIGGER budget_lines_stay_on_insert BEFORE INSERT ON budget_lines
WHEN (SELECT status FROM grant_budgets WHERE id = NEW.budget_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'only a draft changes: the lines of this budget stay'); END;

CREATE TRIGGER budget_lines_stay_on_update BEFORE UPDATE ON budget_lines
WHEN (SELECT status FROM grant_budgets WHERE id = OLD.budget_id) <> 'draft' OR (SELECT status FROM grant_budgets WHERE id = NEW.budget_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'only a draft changes: the lines of this budget stay'); END;

CREATE TRIGGER budget_lines_stay_on_delete BEFORE DELETE ON budget_lines
WHEN (SELECT status FROM grant_budgets WHERE id = OLD.budget_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'only a draft changes: the lines of this budget stay'); END;

CREATE TRIGGER budget_years_stay_on_insert BEFORE INSERT ON budget_years
WHEN (SELECT status FROM grant_budgets WHERE id = NEW.budget_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'only a draft changes: the lines of this budget stay'); END;

CREATE TRIGGER budget_years_stay_on_update BEFORE UPDATE ON budget_years
WHEN (SELECT status FROM grant_budgets WHERE id = OLD.budget_id) <> 'draft' OR (SELECT status FROM grant_budgets WHERE id = NEW.budget_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'only a draft changes: the lines of this budget stay'); END;

CREATE TRIGGER budget_years_stay_on_delete BEFORE DELETE ON budget_years
WHEN (SELECT status FROM grant_budgets WHERE id = OLD.budget_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'only a draft changes: the lines of this budget stay'); END;

CREATE TRIGGER budget_lines_count_once_0 AFTER INSERT ON budget_lines
WHEN EXISTS (
  SELECT 1 FROM budget_lines p JOIN budget_lines c ON c.parent_id = p.id
  WHERE p.amount IS NOT NULL AND (p.id = NEW.parent_id OR p.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'a line with parts has no amount of its own'); END;

CREATE TRIGGER budget_lines_count_once_1 AFTER UPDATE OF parent_id, amount ON budget_lines
WHEN EXISTS (
  SELECT 1 FROM budget_lines p JOIN budget_lines c ON c.parent_id = p.id
  WHERE p.amount IS NOT NULL AND (p.id = NEW.parent_id OR p.id = NEW.id))
BEGIN SELECT RAISE(ABORT, 'a line with parts has no amount of its own'); END;

CREATE TABLE ledger_entries (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL CHECK (source = trim(source) AND source <> '' AND source NOT GLOB '*[#;:]*'),
  reference TEXT NOT NULL CHECK (trim(reference) = reference AND reference <> ''),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  posted_on TEXT NOT NULL CHECK (date(posted_on, '+0 days') IS posted_on),
  value_on TEXT NOT NULL CHECK (date(value_on, '+0 days') IS value_on),
  amount INTEGER NOT NULL,
  currency TEXT NOT NULL CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  partner TEXT CHECK (trim(partner) <> ''),
  activity TEXT CHECK (trim(activity) <> ''),
  kind TEXT NOT NULL DEFAULT 'actual' CHECK (kind IN ('actual', 'accrual')),
  description TEXT CHECK (trim(description) <> ''),
  payee TEXT CHECK (trim(payee) <> ''),
  corrects_id INTEGER REFERENCES ledger_entries (id) CHECK (corrects_id <> id),
  whole INTEGER NOT NULL DEFAULT 100000000 CHECK (whole = 100000000),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  -- A share ends at 100 %: with the rules of ledger_shares, they total just that.
  FOREIGN KEY (id, whole) REFERENCES ledger_shares (entry_id, ends)
    DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX ledger_entries_reference ON ledger_entries (source, reference);

CREATE INDEX ledger_entries_posted ON ledger_entries (posted_on);

CREATE INDEX ledger_entries_activity ON ledger_entries (activity);

CREATE INDEX ledger_entries_account ON ledger_entries (account_id, amount, value_on);

CREATE INDEX ledger_entries_corrects ON ledger_entries (corrects_id);

CREATE INDEX ledger_entries_whole ON ledger_entries (id, whole);

CREATE INDEX ledger_entries_revision ON ledger_entries (revision_id);

CREATE TABLE ledger_shares (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES ledger_entries (id),
  grant_id INTEGER REFERENCES grants (id),
  line TEXT CHECK (line = trim(line) AND line <> '' AND line NOT GLOB '*[#;:]*'),
  begins INTEGER CHECK (begins > 0),
  ends INTEGER NOT NULL CHECK (ends BETWEEN 1 AND 100000000),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (entry_id, ends),
  UNIQUE (entry_id, begins),
  FOREIGN KEY (entry_id, begins) REFERENCES ledger_shares (entry_id, ends),
  CHECK (begins < ends),
  CHECK (line IS NULL OR grant_id IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX ledger_shares_first ON ledger_shares (entry_id) WHERE begins IS NULL;

CREATE UNIQUE INDEX ledger_shares_once
  ON ledger_shares (entry_id, coalesce(grant_id, 0), coalesce(line, ''));

CREATE INDEX ledger_shares_grant ON ledger_shares (grant_id, entry_id);

CREATE INDEX ledger_shares_order ON ledger_shares (entry_id, ends, grant_id);

CREATE INDEX ledger_shares_revision ON ledger_shares (revision_id);

CREATE TABLE ledger_entry_retractions (
  id INTEGER PRIMARY KEY,
  record_id INTEGER NOT NULL UNIQUE REFERENCES ledger_entries (id),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;

CREATE INDEX ledger_entry_retractions_revision ON ledger_entry_retractions (revision_id);

CREATE TABLE ledger_share_retractions (
  id INTEGER PRIMARY KEY,
  record_id INTEGER NOT NULL UNIQUE REFERENCES ledger_shares (id),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;

CREATE INDEX ledger_share_retractions_revision ON ledger_share_retractions (revision_id);

CREATE TABLE closed_periods (
  id INTEGER PRIMARY KEY,
  grant_id INTEGER REFERENCES grants (id),
  begins_on TEXT NOT NULL CHECK (date(begins_on, '+0 days') IS begins_on),
  ends_on TEXT NOT NULL CHECK (date(ends_on, '+0 days') IS ends_on),
  closed_on TEXT NOT NULL CHECK (date(closed_on, '+0 days') IS closed_on),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  CHECK (begins_on <= ends_on)
) STRICT;

CREATE UNIQUE INDEX closed_periods_once
  ON closed_periods (coalesce(grant_id, 0), begins_on, ends_on);

CREATE INDEX closed_periods_grant ON closed_periods (grant_id);

CREATE INDEX closed_periods_revision ON closed_periods (revision_id);

CREATE TABLE ledger_mappings (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name = trim(name) AND name <> '' AND name NOT GLOB '*[#;:]*'),
  definition TEXT NOT NULL CHECK (json_valid(definition)),
  revision_id INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;

CREATE INDEX ledger_mappings_revision ON ledger_mappings (revision_id);

CREATE TRIGGER ledger_entries_never_change BEFORE UPDATE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'ledger_entries is append-only: a row never changes'); END;

CREATE TRIGGER ledger_entries_stay BEFORE DELETE ON ledger_entries
BEGIN SELECT RAISE(ABORT, 'ledger_entries is append-only: a row is never deleted'); END;

CREATE TRIGGER ledger_entries_are_not_replaced BEFORE INSERT ON ledger_entries
WHEN EXISTS (SELECT 1 FROM ledger_entries WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'ledger_entries is append-only: the row is there already'); END;

CREATE TRIGGER ledger_entry_retractions_never_change BEFORE UPDATE ON ledger_entry_retractions
BEGIN SELECT RAISE(ABORT, 'ledger_entry_retractions is append-only: a row never changes'); END;

CREATE TRIGGER ledger_entry_retractions_stay BEFORE DELETE ON ledger_entry_retractions
BEGIN SELECT RAISE(ABORT, 'ledger_entry_retractions is append-only: a row is never deleted'); END;

CREATE TRIGGER ledger_entry_retractions_are_not_replaced BEFORE INSERT ON ledger_entry_retractions
WHEN EXISTS (SELECT 1 FROM ledger_entry_retractions WHERE id = NEW.id OR record_id = NEW.record_id)
BEGIN SELECT RAISE(ABORT, 'ledger_entry_retractions is append-only: the row is there already'); END;

CREATE TRIGGER ledger_shares_never_change BEFORE UPDATE ON ledger_shares
BEGIN SELECT RAISE(ABORT, 'ledger_shares is append-only: a row never changes'); END;

CREATE TRIGGER ledger_shares_stay BEFORE DELETE ON ledger_shares
BEGIN SELECT RAISE(ABORT, 'ledger_shares is append-only: a row is never deleted'); END;

CREATE TRIGGER ledger_shares_are_not_replaced BEFORE INSERT ON ledger_shares
WHEN EXISTS (SELECT 1 FROM ledger_shares WHERE id = NEW.id OR entry_id = NEW.entry_id
  AND (ends = NEW.ends OR begins IS NEW.begins
    OR grant_id IS NEW.grant_id AND line IS NEW.line))
BEGIN SELECT RAISE(ABORT, 'ledger_shares is append-only: the row is there already'); END;

CREATE TRIGGER ledger_share_retractions_never_change BEFORE UPDATE ON ledger_share_retractions
BEGIN SELECT RAISE(ABORT, 'ledger_share_retractions is append-only: a row never changes'); END;

CREATE TRIGGER ledger_share_retractions_stay BEFORE DELETE ON ledger_share_retractions
BEGIN SELECT RAISE(ABORT, 'ledger_share_retractions is append-only: a row is never deleted'); END;

CREATE TRIGGER ledger_share_retractions_are_not_replaced BEFORE INSERT ON ledger_share_retractions
WHEN EXISTS (SELECT 1 FROM ledger_share_retractions WHERE id = NEW.id OR record_id = NEW.record_id)
BEGIN SELECT RAISE(ABORT, 'ledger_share_retractions is append-only: the row is there already'); END;

CREATE TRIGGER ledger_entries_once BEFORE INSERT ON ledger_entries
WHEN EXISTS (SELECT 1 FROM ledger_entries e
  WHERE e.source = NEW.source AND e.reference = NEW.reference AND NOT EXISTS (SELECT 1 FROM ledger_entry_retractions r WHERE r.record_id = e.id))
BEGIN SELECT RAISE(ABORT, 'the source has an entry of that reference already'); END;

CREATE TRIGGER ledger_entries_correct_what_stands BEFORE INSERT ON ledger_entries
WHEN EXISTS (SELECT 1 FROM ledger_entry_retractions r WHERE r.record_id = NEW.corrects_id)
BEGIN SELECT RAISE(ABORT, 'what the entry corrects was taken back'); END;

CREATE TRIGGER ledger_entry_retractions_last BEFORE INSERT ON ledger_entry_retractions
WHEN EXISTS (SELECT 1 FROM ledger_entries e
  WHERE e.corrects_id = NEW.record_id AND NOT EXISTS (SELECT 1 FROM ledger_entry_retractions r WHERE r.record_id = e.id))
BEGIN SELECT RAISE(ABORT, 'another entry corrects it'); END;

CREATE TRIGGER ledger_entries_closed BEFORE INSERT ON ledger_entries
WHEN EXISTS (SELECT 1 FROM closed_periods p
  WHERE p.grant_id IS NULL AND NEW.posted_on BETWEEN p.begins_on AND p.ends_on)
BEGIN SELECT RAISE(ABORT, 'the period is closed: nothing is posted in it'); END;

CREATE TRIGGER ledger_shares_closed BEFORE INSERT ON ledger_shares
WHEN EXISTS (SELECT 1 FROM closed_periods p JOIN ledger_entries e ON e.id = NEW.entry_id
  WHERE p.grant_id = NEW.grant_id AND e.posted_on BETWEEN p.begins_on AND p.ends_on)
BEGIN SELECT RAISE(ABORT, 'the period of the grant is closed: nothing is posted in it'); END;

CREATE TRIGGER ledger_entry_retractions_closed BEFORE INSERT ON ledger_entry_retractions
WHEN EXISTS (SELECT 1 FROM ledger_entries e JOIN closed_periods p
    ON e.posted_on BETWEEN p.begins_on AND p.ends_on
  WHERE e.id = NEW.record_id AND (p.grant_id IS NULL OR p.grant_id IN
    (SELECT s.grant_id FROM ledger_shares s WHERE s.entry_id = e.id)))
BEGIN SELECT RAISE(ABORT, 'the period is closed: nothing is taken back in it'); END;

CREATE TABLE report_templates (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code = trim(code) AND code <> '' AND code NOT GLOB '*[#;:]*' AND code GLOB '*?@[1-9]*'),
  definition TEXT NOT NULL CHECK (trim(definition) <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;

CREATE INDEX report_templates_revision ON report_templates (revision_id);

CREATE TABLE grant_reports (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (code = trim(code) AND code <> '' AND code NOT GLOB '*[#;:]*'),
  grant_id INTEGER NOT NULL REFERENCES grants (id),
  template TEXT NOT NULL CHECK (template = trim(template) AND template <> '' AND template NOT GLOB '*[#;:]*'),
  title TEXT CHECK (trim(title) <> ''),
  begins_on TEXT NOT NULL CHECK (date(begins_on, '+0 days') IS begins_on),
  ends_on TEXT NOT NULL CHECK (date(ends_on, '+0 days') IS ends_on),
  rule_id INTEGER REFERENCES report_rules (id),
  audience TEXT NOT NULL CHECK (audience IN ('public', 'internal', 'restricted')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (grant_id, template, begins_on, ends_on),
  CHECK (begins_on <= ends_on)
) STRICT;

CREATE INDEX grant_reports_rule ON grant_reports (rule_id);

CREATE INDEX grant_reports_revision ON grant_reports (revision_id);

CREATE TABLE report_texts (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES grant_reports (id),
  section TEXT NOT NULL CHECK (section = trim(section) AND section <> '' AND section NOT GLOB '*[#;:]*'),
  line TEXT CHECK (line = trim(line) AND line <> '' AND line NOT GLOB '*[#;:]*'),
  text TEXT NOT NULL CHECK (trim(text) <> ''),
  author TEXT NOT NULL CHECK (trim(author) <> ''),
  state TEXT NOT NULL CHECK (state IN ('draft', 'final')),
  revision_id INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;

CREATE UNIQUE INDEX report_texts_once
  ON report_texts (report_id, section, coalesce(line, ''));

CREATE INDEX report_texts_revision ON report_texts (revision_id);

CREATE TABLE report_forecasts (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES grant_reports (id),
  line TEXT NOT NULL CHECK (line = trim(line) AND line <> '' AND line NOT GLOB '*[#;:]*'),
  begins_on TEXT NOT NULL CHECK (date(begins_on, '+0 days') IS begins_on),
  ends_on TEXT NOT NULL CHECK (date(ends_on, '+0 days') IS ends_on),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (report_id, line, begins_on),
  CHECK (begins_on <= ends_on)
) STRICT;

CREATE INDEX report_forecasts_revision ON report_forecasts (revision_id);

CREATE TABLE report_versions (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES grant_reports (id),
  number INTEGER NOT NULL CHECK (number > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
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

CREATE TABLE report_steps (
  id INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES grant_reports (id),
  number INTEGER NOT NULL CHECK (number > 0),
  state TEXT NOT NULL
    CHECK (state IN ('draft', 'checked', 'approved', 'submitted', 'accepted', 'returned')),
  version_id INTEGER NOT NULL,
  taken_on TEXT NOT NULL CHECK (date(taken_on, '+0 days') IS taken_on),
  note TEXT CHECK (trim(note) <> ''),
  revision_id INTEGER NOT NULL REFERENCES revisions (id),
  UNIQUE (report_id, number),
  FOREIGN KEY (version_id, report_id) REFERENCES report_versions (id, report_id)
) STRICT;

CREATE INDEX report_steps_version ON report_steps (version_id, report_id);

CREATE INDEX report_steps_revision ON report_steps (revision_id);

CREATE TRIGGER report_versions_never_change BEFORE UPDATE ON report_versions
BEGIN SELECT RAISE(ABORT, 'report_versions is append-only: a row never changes'); END;

CREATE TRIGGER report_versions_stay BEFORE DELETE ON report_versions
BEGIN SELECT RAISE(ABORT, 'report_versions is append-only: a row is never deleted'); END;

CREATE TRIGGER report_versions_are_not_replaced BEFORE INSERT ON report_versions
WHEN EXISTS (SELECT 1 FROM report_versions WHERE id = NEW.id OR report_id = NEW.report_id AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'report_versions is append-only: the row is there already'); END;

CREATE TRIGGER report_steps_never_change BEFORE UPDATE ON report_steps
BEGIN SELECT RAISE(ABORT, 'report_steps is append-only: a row never changes'); END;

CREATE TRIGGER report_steps_stay BEFORE DELETE ON report_steps
BEGIN SELECT RAISE(ABORT, 'report_steps is append-only: a row is never deleted'); END;

CREATE TRIGGER report_steps_are_not_replaced BEFORE INSERT ON report_steps
WHEN EXISTS (SELECT 1 FROM report_steps WHERE id = NEW.id OR report_id = NEW.report_id AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'report_steps is append-only: the row is there already'); END;

CREATE TRIGGER report_steps_follow BEFORE INSERT ON report_steps
WHEN NOT CASE NEW.state
  WHEN 'checked' THEN coalesce((SELECT s.state FROM report_steps s WHERE s.report_id = NEW.report_id
  ORDER BY s.number DESC LIMIT 1), 'draft') IN ('draft', 'checked', 'returned')
  WHEN 'approved' THEN coalesce((SELECT s.state FROM report_steps s WHERE s.report_id = NEW.report_id
  ORDER BY s.number DESC LIMIT 1), 'draft') = 'checked'
  WHEN 'submitted' THEN coalesce((SELECT s.state FROM report_steps s WHERE s.report_id = NEW.report_id
  ORDER BY s.number DESC LIMIT 1), 'draft') = 'approved'
  WHEN 'draft' THEN coalesce((SELECT s.state FROM report_steps s WHERE s.report_id = NEW.report_id
  ORDER BY s.number DESC LIMIT 1), 'draft') IN ('checked', 'approved')
  ELSE coalesce((SELECT s.state FROM report_steps s WHERE s.report_id = NEW.report_id
  ORDER BY s.number DESC LIMIT 1), 'draft') = 'submitted' END
BEGIN SELECT RAISE(ABORT, 'the report is not in the state that the step begins from'); END;

CREATE TRIGGER report_steps_keep_version BEFORE INSERT ON report_steps
WHEN NEW.state <> 'checked' AND NEW.version_id IS NOT (
  SELECT s.version_id FROM report_steps s WHERE s.report_id = NEW.report_id
  ORDER BY s.number DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'a step is of the version that was checked'); END;

CREATE TRIGGER grant_reports_keep BEFORE UPDATE OF grant_id, template, begins_on, ends_on,
  audience ON grant_reports
WHEN coalesce((SELECT s.state FROM report_steps s WHERE s.report_id = OLD.id
  ORDER BY s.number DESC LIMIT 1), 'draft') NOT IN ('draft', 'checked', 'returned')
  AND (OLD.grant_id, OLD.template, OLD.begins_on, OLD.ends_on, OLD.audience)
    IS NOT (NEW.grant_id, NEW.template, NEW.begins_on, NEW.ends_on, NEW.audience)
BEGIN SELECT RAISE(ABORT, 'the report was approved: what it is on stays'); END;
