import Pages

extension Words {
  /// What each figure on training counts, by its name.
  static let trainingRules = Words.english.adding([
    "nominations":
      "People nominated on a day of the year, each once per programme; attributes of a place are "
      + "those of the last one in the year.",
    "places":
      "People offered a place on a day of the year, whether or not they took it, each once per "
      + "programme; attributes of a place are those of the last one in the year.",
    "attendance":
      "Half-days of people who were present, and the hours they attended; two half-days are a day.",
    "attendance-in-year":
      "People present in at least one half-day of the year, each once per programme; attributes of "
      + "a place are those of the last one in the year.",
    "sex": "These people by sex.",
    "age-group": "These people by age group.",
    "country": "These people by their own country; no data where it was not asked.",
    "level": "These people by the level at which they work.",
    "institution-type": "These people by the kind of their institution.",
    "people":
      "At least as many as the largest programme has, at most as many as all have together: "
      + "pseudonyms of two programmes are not joined. Withheld where any programme’s number is.",

    "accepted": "Places that somebody accepted; who was in two cohorts has two.",
    "absent": "Accepted places of which nobody was present in any half-day.",
    "completion":
      "Accepted places of people present in at least one half-day, by whether the hours they "
      + "attended reach the share of the offered hours that the cohort asks, and by sex.",
    "completion-rate": "Completed places divided by accepted ones.",
    "tests": "Places with a test before, after, or both.",
    "score-before": "Mean share of the points in the test before, of those who took both tests.",
    "score-after": "Mean share of the points in the test after, of those who took both tests.",
    "gain": "Mean of the differences of those who took both tests, in percentage points.",
    "evaluations": "Sheets that were handed in, without names.",
    "net-promoter-score":
      "Sheets with 9 or 10 less those with 0 to 6, divided by all sheets.",
    "rating": "Mean of the points from 1 to 5, of the sheets that give some.",
    "follow-up-6":
      "People present in at least one half-day for whom the follow-up after 6 months is due by the "
      + "day, or who were asked before: by sex and what became of it.",
    "follow-up-6-response": "Answers divided by the people who were asked.",
    "follow-up-12":
      "People present in at least one half-day for whom the follow-up after 12 months is due by "
      + "the day, or who were asked before: by sex and what became of it.",
    "follow-up-12-response": "Answers divided by the people who were asked.",
    "trainers": "Trainers by role and sex.",
    "trainers-women": "Women among the trainers whose sex is known, each once.",
    "trainers-before":
      "Trainers who were present in a cohort that ended before this one began, and the others.",

    "module":
      "Hours that decision-makers of police, military, justice and corrections attended in the "
      + "year, and how many came: rounded by module, country and whether such institutions were "
      + "counted, then added up.",
    "indicator-20":
      "Hours on modules marked as on conflict-related sexual and gender-based violence, of kinds "
      + "of institution whose decision-makers were counted by the year’s end; their number by the "
      + "last count; and one divided by the other (UN indicator 20, S/2010/498).",
  ])
}
