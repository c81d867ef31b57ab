import Pages

extension Words {
  static let trainingPageWords = [
    "courseList": "Courses",
    "courseHint":
      "Modules and hours are those of the newest curriculum that is approved.",
    "course": "Course", "level": "Level", "curriculum": "Curriculum", "modules": "Modules",
    "hours": "Hours", "cohortList": "Cohorts", "cohort": "Cohort", "place": "Place",
    "seats": "Seats",
    "emptyCohorts": "No cohort is held. `baraza template cohorts` gives the form to fill.",
    "heldWhere": "Where and when", "figures": "Figures", "figure": "Figure", "which": "Which",
    "figureValue": "Value", "unit": "In",
    "figuresHint":
      "Numbers of few people are withheld, and whatever they could be worked out from; that is "
      + "told apart from zero and from no data.",
    "ask.course": "Course", "ask.stage": "How far they came", "ask.programme": "Programme",
    "ask.certificate": "Code, or text of the certificate", "ask.key": "Public key",
    "ask.rateSource": "Rates of",
    "any.stage": "Attended, if nothing is chosen",
    "any.rateSource": "As in the settings",
    "stage.nominations": "nominated", "stage.places": "offered a place",
    "stage.attendance": "attended",
    "stageOf": "People {1}, each once in a programme",
    "stages": "From nomination to attendance",
    "stagesHint": "People of each programme who came so far in the year.",
    "acrossProgrammes":
      "Across programmes at least {1} and at most {2} people: pseudonyms of two programmes are "
      + "not joined.",
    "reachChart": "People of {1} by sex",
    "decisionMakers": "Hours of decision-makers", "hoursIn": "Hours of decision-makers in {1}",
    "hoursHint":
      "Of police, military, justice and corrections: hours on conflict-related sexual and "
      + "gender-based violence, for each decision-maker there is.",
    "modulesHint":
      "Rounded by module and country, so that no difference shows few people.",
    "emptyHours":
      "No decision-maker attended in this year. `baraza template attendance` gives the form that "
      + "attendance comes with.",
    "notCountedIn": "{1}: nobody counted decision-makers of {2}.",
    "module": "Module", "allCountries": "all countries",
    "figure.sex": "sex", "figure.age-group": "age", "figure.level": "level",
    "figure.institution-type": "institution", "figure.country": "country",
    "figure.indicator-20": "UN indicator 20",
    "figure.follow-up-6": "after 6 months", "figure.follow-up-6-response": "answers after 6 months",
    "figure.follow-up-12": "after 12 months",
    "figure.follow-up-12-response": "answers after 12 months",
    "figure.trainers-women": "women among trainers", "row.co-trainer": "co-trainer",
    "row.headcount": "decision-makers counted", "row.no-module": "no module",
    "row.65-plus": "65 and over", "row.womens-organisation": "women’s organisation",
    "unit.people": "people", "unit.places": "places", "unit.sheets": "sheets",
    "unit.hours": "hours", "unit.days": "days", "unit.half-days": "half-days",
    "unit.percent": "per cent", "unit.hours-per-head": "Hours per head", "unit.points": "points",
    "withheld.participants": "participants", "withheld.attendance": "hours of attendance",
    "withheld.cohort_trainers": "figures of trainers", "withheld.enrolments": "numbers of people",
    "withheld.ledger_entries": "entries of the ledger",
    "trainingRules": "What each figure counts", "countsWhat": "It counts",
    "trainingThreshold":
      "Counts of fewer than {1} people are withheld, and whatever tells them.",
    "ofNoCohort": "Of no cohort.", "ofCohorts": "Of the cohorts {1}.",
    "verifyCertificate": "Verify a certificate",
    "certificateHint":
      "Paste the signed text, or the code of a certificate that was issued here, and the issuer’s "
      + "public key (`baraza certificate key` shows it). Take the key from the issuer, not from "
      + "whoever shows the certificate. No key of the organisation is read, and no name is asked.",
    "verdict.valid": "It is genuine and holds", "verdict.expired": "It is genuine and has expired",
    "verdict.revoked": "It was genuine and is revoked: do not accept it",
    "verdict.none": "It says nothing",
    "verdictHint.valid": "The signature fits the key, and nothing here says that it was revoked.",
    "verdictHint.expired": "The signature fits the key; the last day on which it held is past.",
    "verdictHint.revoked": "The signature fits the key; the issuer took it back.",
    "issuedOn": "Issued", "expires": "Valid until", "issuer": "Issuer",
    "publicKey": "Public key", "bound": "Holder", "revokedOn": "Revoked on",
    "reason": "Reason",
    "boundToName":
      "bound to a name; `baraza certificate verify --secret` checks it with the holder’s secret",
    "cost": "What it cost",
    "costHint":
      "Entries of the ledger that are linked to the cohort, each with its rate and what it adds.",
    "emptyCost":
      "No entry of the ledger is linked to it. `baraza template cohort-costs` gives the form.",
    "participantDays": "Participant-days", "costPerDay": "Cost of a participant-day",
    "toOtherCohorts": "To other cohorts", "toNoCohort": "To no cohort",
    "rateSource": "Rates of", "omission": "Left out: {1}, entries: {2}. {3}",
    "entry": "Entry", "postedOn": "Posted", "valueOn": "Value date", "weight": "Weight",
    "leftOut": "left out", "correctsEntry": "corrects {1}",
    "candidates": "Perhaps missing",
    "candidatesHint":
      "Entries under the cohort’s line of the budget in its weeks that are linked to no cohort.",
    "noCandidates": "Nothing else stands under its line in its weeks.",
    "otherRates": "With other rates",
  ]
}
