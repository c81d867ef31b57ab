import Disclosure
import DonorReporting
import GRDB
import GoldenThread
import Importing
import Kernel
import Portfolio
import Training

extension OverviewPage {
  static func load(_ db: Database, _ question: PageQuestion) throws -> OverviewPage {
    let (today, audience) = (question.today, question.audience)
    var runs = Gate(for: audience)
    return OverviewPage(
      portfolio: try question.kept.summary(
        db, try SeenActivities.load(db, for: audience), today: today),
      plans: try PlanList.load(db, today: today, for: audience),
      concerns: try ConcernList.load(
        db, ConcernList.Filter(states: Set(ConcernState.allCases.filter(\.isOpen))),
        today: today, for: audience),
      reports: try ReportCalendar.load(db, today: today, for: audience),
      reach: try reach(db, question),
      imports: try ImportLog.entries(db, limit: 5, &runs))
  }

  /// Of the year of the day. A store without cohorts reached nobody, which is not zero people.
  private static func reach(_ db: Database, _ question: PageQuestion) throws -> ReachReport? {
    guard let year = question.today.year.flatMap({ TrainingYear($0) }) else { return nil }
    do {
      return try ReachReport.load(db, .attendance, in: year, for: question.audience)
    } catch TrainingFailure.noCohorts {
      return nil
    }
  }
}
