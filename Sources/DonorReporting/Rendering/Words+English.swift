import Pages

extension Words {
  /// The words of programme reports in English.
  public static let programmeReport = Words.english.adding(
    [
      "report": "Programme report",
      "untitled": "Programme without a title",

      "programme": "The programme",
      "identifier": "Identifier",
      "otherIdentifiers": "Other identifiers",
      "reportingOrganisation": "Reported by",
      "participants": "Taking part",
      "status": "Status",
      "period": "Period",
      "countries": "Countries and regions",
      "sectors": "Sectors",
      "markers": "Policy markers",
      "places": "Places",
      "date.1": "planned start", "date.2": "start",
      "date.3": "planned end", "date.4": "end",

      "budgetAndSpend": "Budget and spend",
      "budgetAndSpendRule":
        "Spend is disbursements and expenditure. Each figure leads to the rows that it adds.",
      "asStated": "Amounts stated in {1}",
      "converted": "All amounts, converted into {1}",
      "year": "Year",
      "budget": "Budget",
      "spend": "Spend",
      "remaining": "Left",
      "spent": "Spent",
      "incomplete": "† Amounts are missing from this total; its rows name them.",
      "noMoney": "Neither budgets nor spend are reported.",

      "budgets": "Budgets",
      "number": "No.",
      "budgetPeriod": "Period",
      "kind": "Kind",
      "amount": "Amount",
      "inReporting": "In {1}",
      "rate": "Rate",
      "budgetType.1": "original", "budgetType.2": "revised",

      "transactions": "Transactions",
      "noTransactions": "No transactions are reported.",
      "date": "Date",
      "counterpart": "From or to",
      "type": "Type",
      "total": "Total",
      "rows.one": "{1} row", "rows.other": "{1} rows",

      "results": "Results",
      "noResults": "No results are reported.",
      "resultPeriod": "Period",
      "group": "Group",
      "everyone": "all",
      "baseline": "Baseline",
      "target": "Target",
      "actual": "Actual",
      "comment": "Comment",
      "commentOn": "{1}: {2}",
      "baselineOnly": "baseline alone",
      "noIndicators": "No indicators are reported.",
      "descending": "Less is better.",
      "inWords": "in words",

      "documents": "Documents",
      "document": "Document",
      "category": "Category",
      "language": "Language",

      "children": "Child activities",
      "childrenRule":
        "Their amounts are apart: no total of the programme includes them.",
      "child": "Activity",
      "allIn": "all, in {1}",

      "notes": "Notes",
      "notes.missing": "Missing data",
      "notes.counting": "How amounts are counted",
      "notes.rates": "Exchange rates",
      "ratesUsed": "Rates used",
      "ratesRule":
        "Each amount is converted on its value date, then rounded half to even at the sixth "
        + "decimal. Converted amounts are shown rounded; the CSV file has all decimals.",
      "on": "For",
      "rateAndSource": "Rate and source",

      "explanations": "How each total is made up",
      "labelConverted": "{1}, converted",
      "rule.budget":
        "Budgets whose period begins in the year; a revised budget in place of the original of "
        + "the same period.",
      "rule.spend":
        "Disbursements and expenditure dated in the year; without a date, the value date decides.",
      "rule.type": "All transactions of this type.",
      "rule.stated": "Amounts stated in {1}.",
      "rule.converted": "Amounts in any currency, each converted into {1} on its value date.",
      "reason.revised": "a revised budget covers the same period",
      "reason.amountNotStated": "its amount is not stated, or cannot be held",
      "reason.currencyNotStated": "its currency is not stated",
      "reason.gap": "it could not be converted",
      "refAndID": "Ref · id",

      "origin": "Where this comes from",
      "feed": "Feed",
      "file": "File",
      "fileLine": "{1}, line {2}",
      "revision": "Revision",
      "revisionBy": "{1}, {2}, by {3}",
      "lastUpdated": "Last updated by the publisher",
      "withheld.activities": "activities", "withheld.organisations": "names of organisations",
      "withheld.locations": "positions of places",

      "note.no-title": "The programme has no title.",
      "note.no-description": "No description is reported.",
      "note.no-status": "No status is reported.",
      "note.no-start": "No start date is reported.",
      "note.no-end": "No end date is reported, neither planned nor actual.",
      "note.no-country": "No country or region is reported.",
      "note.no-sector": "No sector is reported.",
      "note.no-marker": "No policy marker is reported.",
      "note.no-budget": "No budget is reported.",
      "note.no-spend": "No disbursement or expenditure is reported.",
      "note.no-results": "No results are reported.",
      "note.withdrawn": "The programme's feed no longer has it; this is its last state.",
      "note.countries-share": "The shares of countries and regions add up to {1} %, not 100 %.",
      "note.sectors-share": "The shares of sectors add up to {1} %, not 100 %.",
      "note.no-actual":
        "Lines of indicators without an actual value: {1}. They say “no data”, which is not zero.",
      "note.no-amount": "Without an amount that can be added: {1}.",
      "note.no-currency": "Without a currency, and in no total: {1}.",
      "note.no-year": "Without a date that says the year: {1}.",
      "note.revised": "{1} is replaced by the revised budget of the same period.",
      "note.budget-crosses-years":
        "{1} runs from {2} to {3} and counts in {4}, where it begins.",
      "note.value-date-year": "{1} counts in {2}, the year of its date, and is valued on {3}.",
      "note.children-apart": "Child activities listed apart: {1}.",
      "note.excluded.copy":
        "The portfolio summary counts another copy of this activity instead.",
      "note.excluded.secondary-reporter":
        "The portfolio summary leaves this activity out: a secondary reporter published it.",
      "note.excluded.other-publisher":
        "The portfolio summary leaves this activity out: another organisation published it.",
      "note.excluded.children-counted":
        "The portfolio summary counts the spend of its child activities instead of its own.",
      "note.spent-elsewhere":
        "Disbursements that the portfolio summary counts where their receiver spends them: {1}. "
        + "Here they count in full.",
      "note.no-reporting-currency":
        "The store has no reporting currency; amounts stay in their own.",
      "note.gap.noRate": "No rate for {1} on {2} or in the seven days before ({3}): {5}.",
      "note.gap.incompleteDate":
        "{1} amounts without a complete value date cannot be converted: {5}.",
      "note.gap.notYetIntroduced": "{1} did not exist on {2}; not converted: {5}.",
      "note.gap.outOfRange": "Too large to be converted into {4}: {5}.",
      "note.gap.noSource": "No source of rates is chosen; {1} amounts are not converted: {5}.",
      "note.gap.notRefreshed":
        "Not converted since the rate for {1} on {2} came; convert again: {5}.",
      "note.child-gap": "{1}: amounts not converted, for want of a rate for {2} ({3}) on {4}.",
      "note.older-rate": "{1}, for {2}, is the source's last rate, {3} days old.",
    ])
}
