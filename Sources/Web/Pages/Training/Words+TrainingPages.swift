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
    "ask.course": "Course",
  ]
}
