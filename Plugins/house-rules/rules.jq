include "helpers";

# The rules of this organisation. Each sees the fields of one record, all of them text or null, and
# says a finding where something is wrong. Change them as you need; the plugin is enabled again then.
#
#   select(what is wrong) | finding(severity; rule; field; message; remedy)

def plan_rules:
  # What a revision dropped needs nothing any more.
  select(blank(.until_version))
  | (select(blank(.responsible))
      | finding("warning"; "plan.responsible"; "responsible";
          "Nobody is responsible for the action \(.code) of \(.plan).";
          "Name the institution that leads, or ask the ministry.")),
    (select(blank(.deadline))
      | finding("warning"; "plan.deadline"; "deadline";
          "The action \(.code) of \(.plan) has no deadline.";
          "Write when it is due, a year at least.")),
    (select(blank(.monitoring))
      | finding("info"; "plan.monitoring"; "monitoring";
          "Nobody monitors the action \(.code) of \(.plan).";
          "Name an institution other than the one that leads."));

def ledger_rules($settings):
  stated($settings.describe_above; .currency) as $limit
  | (select($limit != null and blank(.description) and
        (decimal(.amount) | fabs) > decimal($limit))
      | finding("warning"; "ledger.description"; "description";
          "\(.source)#\(.reference) is \(.amount) \(.currency) and says not what for.";
          "Describe entries above \($limit) \(.currency).")),
    (select(.posted_on != null and .value_on != null and .value_on > .posted_on)
      | finding("info"; "ledger.value-date"; "value_on";
          "\(.source)#\(.reference) is valued on \(.value_on), after it was posted.";
          "Check the day whose rate counts."));

def concern_rules($settings):
  (select(blank(.raised_on))
    | finding("error"; "concern.date"; "raised_on";
        "The concern \(.code) has no day on which it was raised.";
        "Ask the community; the time without an answer counts from then.")),
  (select(blank(.raised_on) | not)
    | select(.raised_on < $settings.oldest_concern)
    | finding("warning"; "concern.date"; "raised_on";
        "The concern \(.code) was raised on \(.raised_on).";
        "Check the year.")),
  (select(blank(.severities))
    | finding("info"; "concern.severities"; "severities";
        "The concern \(.code) does not say on whom it weighs.";
        "Ask women, men, girls and boys apart.")),
  (select(blank(.threat) and .absence == "protection")
    | finding("info"; "concern.threat"; "threat";
        "The concern \(.code) lacks protection and does not say from what.";
        "Say where the threat comes from, if that harms nobody."));

def community_rules:
  select(.precision == "exact")
  | finding("warning"; "community.precision"; "precision";
      "The position of \(.name) may be shown exactly.";
      "Choose area or hidden where people could be found by it.");

# The rules of each form. A form that is not here has none.
def rules($settings):
  .form as $form
  | .fields
  | if $form == "plan-matrix" then plan_rules
    elif $form == "ledger-entries" then ledger_rules($settings)
    elif $form == "concerns" then concern_rules($settings)
    elif $form == "communities" then community_rules
    else empty end;
