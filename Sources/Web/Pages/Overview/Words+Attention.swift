import Pages

extension Words {
  /// What needs attention, of one and of several.
  static let attentionWords = [
    "attention.reports.overdue.one": "donor report overdue",
    "attention.reports.overdue.other": "donor reports overdue",
    "attention.concerns.open.one": "concern without an answer told back",
    "attention.concerns.open.other": "concerns without an answer told back",
    "attention.plans.stale.one": "assessment older than its plan’s cycle",
    "attention.plans.stale.other": "assessments older than their plan’s cycle",
    "attention.money.gaps.one": "transaction that could not be converted",
    "attention.money.gaps.other": "transactions that could not be converted",
    "attention.withheld.one": "item withheld from internal readers",
    "attention.withheld.other": "items withheld from internal readers",
    "attention.activity.late.one": "activity past its end",
    "attention.activity.late.other": "activities past their end",
    "attention.activity.no-end-date.one": "activity without end date",
    "attention.activity.no-end-date.other": "activities without end date",
    "attention.activity.no-country.one": "activity without country",
    "attention.activity.no-country.other": "activities without country",
    "attention.activity.no-sector.one": "activity without sector",
    "attention.activity.no-sector.other": "activities without sector",
    "attention.activity.no-budget.one": "activity without budget",
    "attention.activity.no-budget.other": "activities without budget",
    "attention.activity.no-recent-spend.one": "activity under way without spend for a year",
    "attention.activity.no-recent-spend.other": "activities under way without spend for a year",
    "attention.activity.overspent.one": "activity beyond its budgets",
    "attention.activity.overspent.other": "activities beyond their budgets",
    "attention.activity.no-results.one": "activity without results",
    "attention.activity.no-results.other": "activities without results",
    "attention.activity.unconverted.one": "activity with spend that has no rate",
    "attention.activity.unconverted.other": "activities with spend that has no rate",
    "attention.activity.shares.one": "activity whose shares do not add up",
    "attention.activity.shares.other": "activities whose shares do not add up",
    "attention.activity.dates-reversed.one": "activity that ends before it starts",
    "attention.activity.dates-reversed.other": "activities that end before they start",
  ]
}
