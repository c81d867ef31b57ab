import GRDB
import GoldenThread
import Kernel
import Platform
import Portfolio
import Reference
import Training

extension CountryPage {
  /// Throws ``CountryFailure`` for what is no country's code.
  static func load(_ db: Database, _ question: PageQuestion) throws -> CountryPage {
    let code = Territories.code(question.subject("country"))
    let territory = Territories.find(code)
    var filter = ActivityList.Filter(country: code)
    let seen = try SeenActivities.load(db, for: question.audience)
    let count = try ActivityList.count(db, seen, filter)
    guard territory != nil || count > 0 else { throw CountryFailure(code: code) }
    filter.limit = size
    let summary = try question.kept.summary(db, seen, today: question.today)
    let entries = summary.converted?.byCountry ?? summary.byCountry
    return CountryPage(
      code: code, name: territory?.name, note: territory?.note,
      spend: entries.filter { $0.key == code },
      reportingCurrency: summary.converted?.currency,
      activities: try ActivityList.load(db, seen, filter).map(ListedActivity.init),
      activityCount: count,
      plans: try PlanList.load(
        db, country: code, today: question.today, for: question.audience),
      concerns: try ConcernList.load(
        db, ConcernList.Filter(country: code), today: question.today, for: question.audience),
      cohorts: try cohorts(db, code, question), withheld: seen.withheld)
  }

  /// Nil where there are none, or none that may be seen.
  private static func cohorts(
    _ db: Database, _ code: String, _ question: PageQuestion
  ) throws -> CohortList? {
    do {
      return try CohortList.load(db, .country(code), for: question.audience)
    } catch TrainingFailure.noCohorts {
      return nil
    }
  }
}

/// Nothing is known under a code.
struct CountryFailure: DiagnosticError {
  let code: String

  var diagnostic: Diagnostic {
    Diagnostic(
      .error, rule: "country.unknown", "There is no country “\(code.prefix(100))”.",
      remedy: "Use the two letters of ISO 3166-1, such as LR.")
  }
}
