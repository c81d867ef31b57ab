import Pages

extension Words {
  static let commitmentPageWords = [
    "progressChart": "Actions due, by what each voice says", "actionsDue": "actions due",
    "progressChartOf": "Actions due, by what is said: {1}", "allPlans": "All {1} action plans",
    "actions": "Actions", "state.unanswered": "unanswered",
    "state.answered": "answered, not told back", "state.told-back": "told back",
    "threadDrawing": "{1}: the money on its way", "threadSource": "Activity or transaction",
    "behindProgress": "The actions behind it", "countsNot": "Counts not",
    "ofThemStale": "of them stale",
    "progressRule":
      "Actions that do not count are there with the reason; those that are withheld themselves are "
      + "counted alone.",
    "ask.meaning": "What is said", "any.voice": "Responsible, or all",
    "meaning.complete": "complete", "meaning.under-way": "under way",
    "meaning.not-started": "not started", "meaning.no-evidence": "no evidence",
    "meaning.no-data": "no data", "meaning.not-due": "not due", "meaning.closed": "closed",
    "meaning.never-assessed": "not assessed", "meaning.withheld": "withheld",
    "meaning.stale": "stale", "meaning.comparable": "comparable",
    "meaning.higher": "responsible higher", "meaning.equal": "both equal",
    "meaning.lower": "responsible lower",
    "divergence": "How far voices lie apart", "higherBy": "Responsible higher by",
    "difference.higher": "higher", "difference.equal": "equal", "difference.lower": "lower",
    "matrixHint":
      "State, age and evidence of what each voice says; a voice that has said nothing is told "
      + "apart from one that found nothing.",
    "ageInDays": "{1} d", "evidencePieces.one": "{1} ev.", "evidencePieces.other": "{1} ev.",
    "fourMonies": "The four monies", "statedMoney": "What plans and sources state",
    "statedHint":
      "Costed, allocated, disbursed and spent are never added to each other; a level may repeat "
      + "what is stated at another.",
    "linkedMoneyHeading": "What linked transactions come to",
    "linkedHint":
      "Reviewed links alone, each transaction by the weight of its link and converted on its value "
      + "date. Each measure opens its transactions.",
    "behindMeasure": "{1}: the transactions behind it",
    "behindHint": "Those that do not count stand among them with the reason.",
    "emptyLinked":
      "No transaction is linked here. `baraza template links` gives the form to link one with.",
    "transactionCount": "Transactions", "elsewhere": "To other commitments",
    "byNoLink": "By no link", "ask.explain": "Explain", "any.explain": "The first with money",
    "explain.disbursed": "Disbursed",
    "explain.spent": "Spent",
    "actionsHint":
      "What each voice says last, and when. A voice that has said nothing is told apart from one "
      + "that is withheld.",
    "notDue": "Not yet due", "commitment": "Commitment", "thread": "The thread",
    "threadHint":
      "From the resolution through the commitment to the money, the people who learn, and the "
      + "concerns that it answers. Only reviewed links count in figures.",
    "emptyThread":
      "Nothing is linked yet. `baraza template links` gives the form that links activities, "
      + "courses and concerns to commitments.",
    "threadKind": "What", "threadName": "Name", "threadDetail": "Detail",
    "thread.provision": "Provision", "thread.commitment": "Commitment",
    "thread.activity": "Activity", "thread.transaction": "Transaction",
    "thread.budget-line": "Budget line", "thread.concern": "Concern", "thread.course": "Course",
    "thread.cohort": "Cohort", "linkReviewed": "reviewed", "linkProposed": "proposed",
    "allConcerns": "Concerns of communities", "raisedOn": "Raised on",
    "concern.told-back": "told back",
    "emptyConcernList":
      "No concern is held that is like this. `baraza template concerns` gives the form to fill.",
    "openConcerns": "Open concerns of communities", "ask.voice": "Voice", "ask.state": "State",
    "ask.open": "Open only", "voice.all": "All", "asTable": "As a table",
    "fullReport": "All that is held", "ofPlan": "Of the plan",
  ]
}
