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
    "eligible": "Eligible", "exchange": "Exchange",
    "instalments": "Instalments", "noInstalments": "No instalments are agreed.",
    "number": "Number", "kind": "Kind", "receivedOn": "Received on",
    "grantBudgets": "Budgets", "noGrantBudgets": "No budget is held.",
    "approvedOn": "Approved on", "lines": "Lines", "total": "Total", "ofGrant": "Of the grant",
    "amountsIn": "Amounts in {1}.",
    "coverage": "Who bears the costs", "account": "Account", "ownFunds": "Own funds",
    "emptyCoverage":
      "No costs are posted in these days. `baraza template ledger-entries` gives the form to fill.",
    "coverageHint": "Each amount opens the entries that it adds up, in their own currency.",
    "coverageBehind": "The entries behind it", "borneBy": "Borne by",
    "coverageRule":
      "In the order in which the ledger took them in: each entry, its share, and what is borne of "
      + "it. Parts of an entry add up to it exactly.",
    "withheld.ledger_shares": "shares of entries",
    "repeatedEntry": "May be charged twice: {1}, by {2}.", "standingNow": "Where it stands",
    "reportForm": "Form", "changedSince": "Changed since",
    "changedLines.one": "{1} line has other figures in the store now",
    "changedLines.other": "{1} lines have other figures in the store now",
    "steps": "Steps", "noSteps": "It is a draft; no step was taken.", "actor": "By",
    "noteOf": "Note", "document": "The report", "openDocument": "Open it alone, to print",
    "verification": "Verification", "restatement": "Restatement",
    "nothingDiffers": "Nothing differs", "somethingDiffers": "It is not what was stored",
    "verified": "What was verified",
    "renderedAgain":
      "The stored input was rendered again and compared byte for byte with what was stored.",
    "digestsAlone":
      "Another version of the renderer made it: it was held against its digests alone.",
    "renderer": "Made by", "differences": "Differences", "difference": "Difference",
    "noDifferences": "Every byte is as it was stored. `baraza report verify --file` holds a file "
      + "that somebody has against it.",
    "whatDiffers": "Of", "textLine": "Line", "sheetCell": "Cell", "line": "Line",
    "submittedGrant": "As submitted", "nowGrant": "As known now",
    "submittedWhole": "Whole action, as submitted", "nowWhole": "Whole action, now",
    "noLine": "under no line", "nothingChanged": "Nothing has changed since",
    "restatedTitle": "As submitted, and as known now",
    "restatementHint":
      "Costs of the reporting period that the grant bears. A correction that was posted later "
      + "counts in the period of the entry that it corrects.",
    "restatementChart": "Lines with other costs now",
    "causes": "What made the difference",
    "causesHint":
      "The causes of a line add up to its difference; `baraza report restate --explain` lists "
      + "each entry behind a rate that several share.",
    "noCauses": "No line has other costs now.", "noCostsThen": "There were no costs.",
    "cause": "Cause", "wholeAction": "Whole action", "detail": "Detail",
    "cause.added": "posted later", "cause.correction": "corrected",
    "cause.taken-back": "taken back",
    "cause.rate": "another rate", "cause.line": "another line",
    "cause.eligibility": "eligibility", "cause.indirect": "indirect costs",
    "entries": "{1} entries", "revision": "revision {1}",
    "versions": "Versions", "bytes": "Bytes",
    "versionsHint":
      "What was stored at each check, with the digest that stands on page one; each number "
      + "verifies its version.",
    "noVersions": "Nothing was stored yet. `baraza report check` stores the first version.",
    "budgetAndCosts": "Budget and costs", "costsBehind": "The costs behind it",
    "budgetVersion": "{1}, version {2} of the budget", "budgetLeft": "Left",
    "budgetHint":
      "What the grant bears, in {1}. Each amount opens the entries that it adds up.",
    "beyondThreshold": "over by more than agreed", "budgetChart": "Budget and costs by line",
    "budget": "Budget",
    "unmapped": "Account {1} stands under no line: {2}, {3} entries.",
    "excludedEntries": "Entries in no sum: {1}. {2}",
    "entriesBehind": "Entries of the ledger",
    "costsRule":
      "In the order in which the ledger took them in: each entry in its own currency, the rate "
      + "that the agreement asks for, and what the grant bears of it in {1}. What is left out of "
      + "all sums stands among them with the reason.",
    "emptyCosts":
      "No entry is posted here. `baraza template ledger-entries` gives the form to fill.",
    "borne": "Borne", "ask.by": "Columns", "any.by": "As agreed", "by.year": "Years of the donor",
    "by.period": "Reporting periods", "ask.line": "Line",
    "calendarLink": "Calendar of reports", "coverageLink": "Who bears the costs",
    "ask.grant": "Grant", "ask.from": "From", "ask.to": "To", "ask.overdue": "Overdue only",
  ]
}
