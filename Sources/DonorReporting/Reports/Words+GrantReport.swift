import Pages

extension Words {
  /// The words of reports on grants, in English.
  public static let grantReport = english.adding([
    "draftBanner": "Draft: not checked. Figures can still change.",
    "inputDigest": "SHA-256 of the input",
    "reportCode": "Report",
    "nothingWritten": "Nothing is written here yet.",
    "writtenBy": "{1}, {2}",
    "state.draft": "draft", "state.final": "final",
    "untitled": "Untitled",

    "fact.title": "Title of the action", "fact.agreement": "Agreement",
    "fact.donor": "Donor", "fact.organisation": "Reported by",
    "fact.period": "Reporting period", "fact.eligible": "Eligible period",
    "fact.currency": "Currency", "fact.amount": "Grant", "fact.policy": "Exchange rates",
    "fact.activities": "Activities", "fact.budget": "Budget", "fact.template": "Form",
    "budgetVersion": "Approved budget, version {1}",
    "policy.spot": "The rate of the value date, or the last of the seven days before.",
    "policy.month": "The monthly rate of the month of the value date.",
    "policy.period-average": "The simple average of the monthly rates of the reporting period.",
    "policy.instalment": "The rate at which the instalment arrived that pays for the cost.",
    "policy.fixed": "The rates that the agreement fixes.",
    "roundedToCent":
      "Each cost is converted by itself and rounded half to even to the currency's smallest unit.",

    "code": "Line", "line": "Title",
    "underNoLineAtAll": "Under no line of the budget", "correctsEntry": "Corrects {1}",
    "underNoLine": "Under no line of the budget: account {1}",
    "budgeted": "Budget", "actual": "Actual", "variance": "Variance",
    "variancePercent": "Variance, %", "explanation": "Explanation",
    "noYears": "The budget is not planned by years.",
    "noVariances": "No variance is beyond {1} %.",
    "variancesBeyond": "Variances beyond {1} % of the budget:",

    "source": "Source", "shareOfTotal": "%", "total": "Total", "ownFunds": "Own funds",
    "span.before": "Before", "span.period": "Reporting period", "span.to-date": "To date",
    "span.year": "Year", "span.each": "Each period",
    "fundingWithoutRates":
      "Costs of the ledger, without indirect costs that are computed at a rate.",
    "match": "Others than the donor bear at least {1} % by the agreement.",
    "funds.received": "Received to date", "funds.spent": "Spent to date",
    "funds.onHand": "On hand", "funds.agreed": "Grant", "funds.unspent": "Not spent",
    "instalments": "Instalments", "noInstalments": "No instalments are entered.",
    "instalment.pre-financing": "Pre-financing", "instalment.interim": "Interim payment",
    "instalment.balance": "Balance",
    "number": "No.", "kind": "Kind", "due": "Due", "amount": "Amount",
    "receivedOn": "Received on", "received": "Received",

    "forecast": "Forecast", "difference": "Difference",
    "forecastFollowed": "What was foreseen for this period, and what was spent",
    "forecastNext": "What is foreseen", "noForecast": "Nothing is foreseen yet.",
    "noClaims": "No claim was submitted within the period.", "claim": "Claim",
    "version": "version {1}", "from": "From", "to": "To", "claimed": "As claimed",
    "inThisReport": "In this report",

    "indicator": "Indicator", "measure": "Unit", "baseline": "Baseline", "periodOf": "Period",
    "target": "Target", "current": "Current value", "comment": "Comment",
    "noResults": "The store has no results of the grant's activities.",

    "column.number": "No.", "column.posted": "Posted", "column.value": "Value date",
    "column.reference": "Reference", "column.account": "Account", "column.line": "Line",
    "column.partner": "Partner", "column.activity": "Activity",
    "column.description": "Description", "column.payee": "Payee",
    "column.original": "Original amount", "column.rate": "Rate",
    "column.whole": "Whole action", "column.grant": "Grant",
    "leftOut": "Left out of all sums", "reason": "Reason",
    "currency": "Currency", "rate": "Rate",
    "noRates": "All costs are in {1}; no rate was needed.",

    "sheet.information": "Information", "sheet.costs": "Costs",
    "sheet.explanations": "Explanations",
    "sum.sum": "Sum", "sum.cell": "Cell", "sum.amount": "Amount", "sum.lines": "Lines",
    "sum.periods": "Periods", "sum.entries": "Entries", "sum.costs": "Their costs",
    "sum.computed": "Indirect, at a rate", "sum.bears": "Borne by",
    "bears.whole": "all", "bears.grant": "the grant",
    "column.period": "Period", "column.currency": "Currency",
    "explained":
      "Each sum adds the rows of the sheet Costs that stand under its lines in its periods.",
    "what.activities": "activities", "what.organisations": "names of partners",
    "what.grants": "other donors",
  ])
}
