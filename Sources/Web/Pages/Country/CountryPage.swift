import Disclosure
import GRDB
import GoldenThread
import Kernel
import Pages
import Platform
import Portfolio
import Reference
import Training

/// One country or territory: what is done, spent, promised, learnt and asked for there.
struct CountryPage: Page {
  static let address = PageAddress(
    "/countries/{country}", "country", in: .portfolio, parameters: [.today])
  static let needs: KeptFigures.Total? = .summary

  static let size = 50

  let code: String
  /// Nil for a code that no list of territories has.
  let name: String?
  let note: String?
  /// In the reporting currency, else in the currencies of the amounts; as in `portfolio summary`.
  let spend: [PortfolioSummary.Entry]
  let reportingCurrency: String?
  /// As `baraza activity list --limit 50`.
  let activities: [ListedActivity]
  /// Of all.
  let activityCount: Int
  /// As `baraza plan list`.
  let plans: PlanList
  /// As `baraza concern list`.
  let concerns: ConcernList
  /// As in `baraza cohort list`; nil where there are none, or none that may be seen.
  let cohorts: CohortList?
  /// Of the activities, over the whole store.
  let withheld: [Withheld]
}
