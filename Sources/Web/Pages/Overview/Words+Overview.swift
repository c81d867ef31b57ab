import Pages

extension Words {
  static let overviewWords = [
    "overview": "Overview",
    "whose.own": "{1} activities of the own organisations: {2}",
    "whose.all": "{1} activities of all publishers held: {2}",
    "attention": "Needs attention", "calm": "Nothing needs attention today.",
    "spend": "Spend", "convertedSpend": "all spend, each transaction converted on its own date",
    "portfolioByCountry": "Portfolio by country", "byCountry": "Spend by country",
    "programmesByCountry": "Programmes by country",
    "byYear": "Spend by year", "moneyOverTime": "Money over time", "country": "Country",
    "programmes": "Programmes", "year": "Year", "commitments": "Commitments", "plan": "Plan",
    "count.others": "other", "reportsDue": "Reports due", "dueOn": "Due", "state": "State",
    "grant": "Grant", "report": "Report", "daysLeft": "Days left",
    "trainingReach": "Training reach",
    "programme": "Programme", "whom": "Of whom", "people": "People",
    "allProgrammes": "All programmes", "concerns": "Open concerns", "concern": "Concern",
    "community": "Community", "ageDays": "Days open", "withheldHere": "What is withheld here",
    "gap": "{1} of {2} not converted: {3}", "reachIn": "Training reach in {1}",
    "noneDue": "{1}: no action is due.", "withheld.concerns": "concerns of communities",
    "withheld.communities": "communities", "withheld.grants": "grants",
    "withheld.cohorts": "cohorts", "withheld.courses": "courses",
    "withheld.activities": "activities",
    "gap.noRate": "no rate", "gap.incompleteDate": "the date is incomplete",
    "gap.notYetIntroduced": "the currency came later", "gap.noDate": "no date",
    "gap.noCurrency": "no currency", "gap.noRateSource": "the store names no source of rates",
    "gap.outOfRange": "too large",
    "due.overdue": "overdue", "due.due": "due", "due.upcoming": "upcoming",
    "row.total": "everyone", "row.at-least": "at least", "row.at-most": "at most",
    "row.female": "women", "row.male": "men", "row.other": "other", "row.not-stated": "not stated",
    "concern.unanswered": "unanswered", "concern.answered": "answered, not told back",
    "emptyPortfolio":
      "No activities are held yet. `baraza import FILE --feed NAME` brings an IATI file.",
    "emptyPlans":
      "No action plans are held yet. `baraza template plans` gives the form to fill.",
    "emptyReports":
      "No donor waits for a report. Grants and their rules come with `baraza template grants`.",
    "emptyReach":
      "No training is held for this year. `baraza template courses` gives the form to begin with.",
    "emptyConcerns": "No concern of a community is open.",
    "explainHint": "Each amount opens the transactions that it adds up.",
    "countriesHint": "Where money went, and how many programmes name the country.",
    "commitmentsHint": "What each voice says of the actions that are due, out of all that are.",
    "reachHint": "Each person once in a programme; pseudonyms of two programmes are not joined.",
  ]
}
