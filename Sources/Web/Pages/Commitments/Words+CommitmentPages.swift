import Pages

extension Words {
  static let commitmentPageWords = [
    "progressChart": "Actions due, by what each voice says", "actionsDue": "actions due",
    "actions": "Actions",
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
