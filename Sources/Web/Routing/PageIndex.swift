/// All pages of the workspace.
enum PageIndex {
  static let all: [any Page.Type] = [
    OverviewPage.self, PortfolioPage.self, ProgrammePage.self, ExplanationPage.self,
    OrganisationsPage.self, OrganisationPage.self, OrganisationTransactionsPage.self,
    FindingsPage.self, CountryPage.self, PlansPage.self, ActionPlanPage.self, CommitmentPage.self,
    MoneyPage.self, ProgressPage.self,
    ConcernsPage.self, GrantsPage.self, GrantPage.self, CalendarPage.self, CoveragePage.self,
    CoverageEntriesPage.self,
    ReportPage.self, VerificationPage.self, RestatementPage.self, BudgetPage.self, CostsPage.self,
    CoursesPage.self, CohortsPage.self, CohortPage.self, ReachPage.self,
    HoursPage.self, CertificatePage.self, RunsPage.self, NewImportPage.self, PlanPage.self,
    RunPage.self,
  ]

  /// The page of a path and what the path names.
  static func find(
    _ segments: [String], _ path: (PageAddress) -> String?
  ) -> (page: any Page.Type, subjects: [String: String])? {
    for page in all {
      guard let own = path(page.address) else { continue }
      if let subjects = PageAddress.match(own, segments) { return (page, subjects) }
    }
    return nil
  }
}
