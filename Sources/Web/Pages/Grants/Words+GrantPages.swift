import Pages

extension Words {
  static let grantPageWords = [
    "grantsHeld": "Grants held", "donor": "Donor", "eligibleTo": "Eligible to",
    "agreed": "Agreed", "spentOf": "Spent", "burnRate": "Spent, per cent",
    "timeRate": "Time gone, per cent", "nextReport": "Next report",
    "reportsWritten": "Reports to donors", "on": "On", "version": "Version", "sha256": "SHA-256",
    "report.draft": "draft", "report.checked": "checked", "report.approved": "approved",
    "report.submitted": "submitted", "report.accepted": "accepted",
    "report.returned": "returned", "due.submitted": "submitted",
    "due.not-expected": "nobody waits",
    "emptyGrants": "No grants are held yet. `baraza template grants` gives the form to fill.",
    "emptyGrantReports":
      "No report was begun. `baraza template grant-reports` gives the form to begin one with.",
    "terms": "Terms and standing", "received": "Received", "onHand": "On hand",
    "unspent": "Unspent", "problem": "Cannot be given", "agreement": "Agreement",
    "eligible": "Eligible", "exchange": "Exchange", "activities": "Activities",
    "instalments": "Instalments", "noInstalments": "No instalments are agreed.",
    "number": "Number", "kind": "Kind", "receivedOn": "Received on",
    "grantBudgets": "Budgets", "noGrantBudgets": "No budget is held.",
    "approvedOn": "Approved on", "lines": "Lines", "total": "Total", "ofGrant": "Of the grant",
    "coverage": "Who bears the costs", "account": "Account", "ownFunds": "Own funds",
    "emptyCoverage":
      "No costs are posted in these days. `baraza template ledger-entries` gives the form to fill.",
    "repeatedEntry": "May be charged twice: {1}, by {2}.", "standingNow": "Where it stands",
    "reportForm": "Form", "changedSince": "Changed since",
    "changedLines.one": "{1} line has other figures in the store now",
    "changedLines.other": "{1} lines have other figures in the store now",
    "steps": "Steps", "noSteps": "It is a draft; no step was taken.", "actor": "By",
    "noteOf": "Note", "document": "The report", "openDocument": "Open it alone, to print",
    "calendarLink": "Calendar of reports", "coverageLink": "Who bears the costs",
    "ask.grant": "Grant", "ask.from": "From", "ask.to": "To", "ask.overdue": "Overdue only",
  ]
}
