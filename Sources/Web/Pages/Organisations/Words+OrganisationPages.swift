import Pages

extension Words {
  static let organisationPageWords = [
    "organisation": "Organisation",
    "organisationType": "Type", "role": "Role", "roles": "Roles",
    "role.1": "Funding", "role.2": "Accountable", "role.3": "Extending", "role.4": "Implementing",
    "role.reporting": "Reporting",
    "whoTakesPart": "Who takes part",
    "emptyOrganisations":
      "No organisation is like that. Activities bring theirs; `baraza template partners` gives the "
      + "form for those that people keep themselves.",
    "ownOrganisation": "the own organisation", "keptAs": "Kept as",
    "kept.partner": "partner", "kept.funder": "funder", "kept.government": "government",
    "kept.network": "network",
    "whoItIs": "Who it is", "alsoCalled": "Also called", "website": "Website",
    "moneyFromAndTo": "Money from it and to it",
    "moneyFromAndToHint":
      "Plain sums of the transactions that name it as provider or receiver, each once, in their own "
      + "currencies and without the counting rules.",
    "noMoneyFromOrTo": "No transaction names it.",
    "direction": "Which way", "direction.from": "from it", "direction.to": "to it",
    "moneyOf.from": "Money from it", "moneyOf.to": "Money to it",
    "moneyToOf": "Money to {1}", "any.direction": "from it",
    "otherSide.from": "To", "otherSide.to": "From",
    "activity": "Activity", "transactionType": "Kind of transaction",
    "takesPartWhere": "Where it takes part", "takesPartIn": "In which activities",
    "emptyTakesPart": "It takes part in no activity that is held.",
    "noCountries": "No country is stated.",
    "withheld.organisations": "organisations",
    "ask.direction": "Which way", "ask.type": "Kind of transaction (code)",
    "ask.role": "Role", "ask.region": "Region",
    "partnersAndMoney": "Partners",
    "partnersHint": "Each opens its page, with the money from it and to it.",
    "noPartners": "No organisation is named.", "budgetAgainstSpend": "Budget against spend",
    "budgetAndSpend": "Budget and spend by year, {1}",
    "moneyHint": "Each total opens its rows, rates and rules in the report below.",
    "noMoneyHeld": "Neither a budget nor spend is held.",
    "resultsOverTime": "Results over time",
    "resultsHint": "Target and actual of the indicators that are measured more than once.",
    "noResultsHeld":
      "No result is held: results come with the activity’s file (`baraza import`).",
    "noSeries": "No indicator has numbers of two periods yet; the report below has what there is.",
    "moreIndicators.one": "One more indicator is in the report below.",
    "moreIndicators.other": "{1} more indicators are in the report below.",
    "periodEnds": "Period ends", "actual": "Actual", "whereItWorks": "Where it works",
    "placeTable": "Places", "onMap": "No.",
    "latitudeLongitude": "Latitude and longitude", "movedPosition": "moved by up to 8 km",
    "unmappedPlaces":
      "Not marked on the map, because there is no position in degrees that may be shown: {1}.",
    "baselineToTarget": "Between baseline and target",
    "trainingItServes": "Training that serves it",
    "noCohortsHere": "No cohort names it. The form `cohorts` has a field for the activity.",
    "relatedActivities": "Related activities", "relation": "It is its",
    "noRelated": "It names no other activity, and none names it.", "notHeld": "not held here",
    "history": "History",
    "historyHint": "The runs and revisions that changed it, the latest first.",
    "noHistory": "No change is recorded.", "whatHappened": "What happened",
    "because": "Because", "happened.added": "added", "happened.changed": "changed",
    "happened.returned": "came back", "happened.removed": "gone from its feed",
    "sectors": "Sectors", "sourceFile": "Source file", "lineOf": "line {1}",
    "importedAt": "Imported",
  ]
}
