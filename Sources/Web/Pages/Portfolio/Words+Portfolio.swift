import Pages

extension Words {
  static let portfolioWords = [
    "title": "Title", "identifier": "Identifier", "status": "Status", "countries": "Countries",
    "reportedBy": "Reported by", "start": "Start", "end": "End", "feed": "Feed",
    "untitled": "Untitled", "explanation": "What this figure adds up", "everything": "all spend",
    "rule.own":
      "Disbursements and expenditure under the counting rules, each transaction once, in its own "
      + "currency.",
    "rule.converted":
      "Disbursements and expenditure under the counting rules, each transaction once, converted "
      + "into {1} by the rate of its own date and rounded half to even, then split by country.",
    "transaction": "Transaction", "of": "Of", "date": "Date", "amount": "Amount",
    "currency": "Currency", "adds": "Adds", "rate": "Rate", "doesNotCount": "What does not count",
    "excludedRule":
      "In the whole portfolio, by reason; `baraza portfolio summary` lists each case.",
    "excluded.copy": "copies of an activity that another feed reports",
    "excluded.secondary-reporter": "activities of secondary reporters",
    "excluded.other-publisher": "activities of other publishers",
    "excluded.children-counted": "parents whose children are counted",
    "excluded.passed-on": "transactions passed on to an activity that counts them",
    "excluded.no-amount": "transactions without amount",
    "emptyExplanation": "No transaction counts here.",
    "emptySpend": "No spend is counted here.", "noPlansHere": "No action plan is held for it.",
    "allProgrammesHere": "All programmes of the country, to be searched and sorted",
    "findings": "Findings", "rule": "Rule", "finding": "Finding",
    "emptyFindings": "Nothing is late, missing or wrong.",
    "rule.activity.late": "Late", "rule.activity.no-end-date": "No end date",
    "rule.activity.no-country": "No country", "rule.activity.no-sector": "No sector",
    "rule.activity.no-budget": "No budget", "rule.activity.no-recent-spend": "No recent spend",
    "rule.activity.overspent": "Overspent", "rule.activity.no-results": "No results",
    "rule.activity.unconverted": "Not converted", "rule.activity.shares": "Shares",
    "rule.activity.dates-reversed": "Dates reversed",
  ]
}
