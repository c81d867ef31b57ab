import Commitments
import Disclosure
import DonorReporting
import GoldenThread
import Importing
import Portfolio
import Training

/// The whole organisation at a glance, and what needs somebody's attention.
struct OverviewPage: Page {
  static let address = PageAddress(
    "/", "overview", in: .overview, isEntry: true, parameters: [.today])
  static let needs: KeptFigures.Total? = .summary

  /// As `baraza portfolio summary --limit 0`.
  let portfolio: PortfolioSummary
  /// As `baraza plan list`.
  let plans: PlanList
  /// As `baraza concern list --open`.
  let concerns: ConcernList
  /// As `baraza report calendar`.
  let reports: ReportCalendar
  /// As `baraza training reach`; nil where there is no cohort.
  let reach: ReachReport?
  /// The latest, as `baraza run list --limit 5`.
  let imports: [ImportLogEntry]

  /// What somebody should look at, and how much of it.
  var attention: [(key: String, count: Int, page: String)] {
    let stale = plans.plans.flatMap(\.progress.voices).compactMap(\.stale).reduce(0, +)
    let withheld =
      (portfolio.withheld + plans.withheld + concerns.withheld + reports.withheld)
      .map(\.count).reduce(0, +)
    let unexplained = portfolio.converted?.gaps.map(\.count).reduce(0, +) ?? 0
    let findings = portfolio.findings.map { finding in
      (
        finding.rule.rawValue, finding.activities,
        PageLink.to(FindingsPage.self, with: ["rule": finding.rule.rawValue])
      )
    }
    let others: [(String, Int, String)] = [
      (
        "reports.overdue", reports.reports.filter { $0.state == .overdue }.count,
        PageLink.to(CalendarPage.self, with: ["overdue": "1"])
      ),
      ("concerns.open", concerns.items.count, PageLink.to(ConcernsPage.self, with: ["open": "1"])),
      ("plans.stale", stale, PageLink.to(PlansPage.self)), ("money.gaps", unexplained, "#money"),
      ("withheld", withheld, "#withheld"),
    ]
    return (others + findings).filter { $0.1 > 0 }
  }
}
