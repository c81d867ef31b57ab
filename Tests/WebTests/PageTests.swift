import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Web

struct PageTests {
  /// A page of the demonstration, and the command that says the same.
  struct Case: CustomTestStringConvertible, Sendable {
    let page: any Page.Type
    let path: String
    let command: String?
    var api: String { "/api/v1" + (path == "/" ? "/overview" : path) }
    var testDescription: String { path }

    init(_ page: any Page.Type, _ path: String, _ command: String? = nil) {
      self.page = page
      self.path = path
      self.command = command
    }
  }

  static let cases = [
    Case(OverviewPage.self, "/"),
    Case(PortfolioPage.self, "/programmes", "activity list --limit 50"),
    Case(
      PortfolioPage.self, "/programmes?country=LR&year=2023&sort=title",
      "activity list --limit 50 --country LR --year 2023 --sort title"),
    Case(
      PortfolioPage.self, "/programmes?search=women",
      "activity list --limit 50 --search women"),
    Case(
      PortfolioPage.self, "/programmes?funder=XX-EXAMPLE-FUND&status=2&sector=152",
      "activity list --limit 50 --funder XX-EXAMPLE-FUND --status 2 --sector 152"),
    Case(
      PortfolioPage.self, "/programmes?region=west-africa&sort=start",
      "activity list --limit 50 --region west-africa --sort start"),
    Case(OrganisationsPage.self, "/organisations", "organisation list"),
    Case(
      OrganisationsPage.self, "/organisations?search=illustrative&role=4&page=1",
      "organisation list --search illustrative --role 4"),
    Case(
      OrganisationPage.self, "/organisations/XX-EXAMPLE-FUND",
      "organisation show XX-EXAMPLE-FUND"),
    Case(
      OrganisationPage.self, "/organisations/XX-EXAMPLE-IPO", "organisation show XX-EXAMPLE-IPO"),
    Case(
      ProgrammePage.self, "/programmes/XX-EXAMPLE-IPO-PSJ-LR",
      "activity show XX-EXAMPLE-IPO-PSJ-LR"),
    Case(
      ExplanationPage.self, "/explain?country=LR&converted=1",
      "figure explain --country LR --converted"),
    Case(
      ExplanationPage.self, "/explain?year=2023&currency=GBP",
      "figure explain --year 2023 --currency GBP"),
    Case(
      FindingsPage.self, "/findings?rule=activity.late&today=2026-06-30",
      "portfolio findings --rule activity.late --today 2026-06-30"),
    Case(
      OrganisationTransactionsPage.self,
      "/organisations/XX-EXAMPLE-FUND/transactions?type=1&currency=GBP",
      "organisation transactions XX-EXAMPLE-FUND --type 1 --currency GBP"),
    Case(FindingsPage.self, "/findings", "portfolio findings --limit 100 --today 2026-06-30"),
    Case(CountryPage.self, "/countries/LR"),
    // Without any cohort.
    Case(CountryPage.self, "/countries/NP"),
    Case(PlansPage.self, "/commitments", "plan list --today 2026-06-30"),
    Case(
      PlansPage.self, "/commitments?country=LR&voice=donor",
      "plan list --country LR --today 2026-06-30"),
    Case(
      ActionPlanPage.self, "/commitments/EX-LR-NAP-2", "plan show EX-LR-NAP-2 --today 2026-06-30"),
    Case(
      CommitmentPage.self, "/commitments/EX-LR-NAP-2/1.1.1",
      "commitment show EX-LR-NAP-2#1.1.1 --today 2026-06-30"),
    Case(MoneyPage.self, "/money/EX-LR-NAP-2%231.1.1", "thread money EX-LR-NAP-2#1.1.1"),
    Case(MoneyPage.self, "/money/EX-LR-NAP-2?explain=spent", "thread money EX-LR-NAP-2"),
    Case(
      ProgressPage.self, "/progress/EX-LR-NAP-2?voice=civil-society&meaning=never-assessed",
      "plan progress EX-LR-NAP-2 --voice civil-society --meaning never-assessed "
        + "--today 2026-06-30"),
    Case(
      ProgressPage.self, "/progress/EX-LR-NAP-2?voice=independent&meaning=higher",
      "plan progress EX-LR-NAP-2 --voice independent --meaning higher --today 2026-06-30"),
    Case(
      ProgressPage.self, "/progress/EX-LR-NAP-2?state=due",
      "plan progress EX-LR-NAP-2 --voice responsible --state due --today 2026-06-30"),
    Case(ConcernsPage.self, "/concerns?open=1", "concern list --open --today 2026-06-30"),
    Case(GrantsPage.self, "/grants", "grant list --today 2026-06-30"),
    Case(GrantPage.self, "/grants/EX-EU-LR", "grant show EX-EU-LR --today 2026-06-30"),
    Case(
      CalendarPage.self, "/calendar?grant=EX-UK-LR&overdue=1",
      "report calendar --grant EX-UK-LR --overdue --today 2026-06-30"),
    Case(
      CoverageEntriesPage.self, "/coverage/6110?currency=LRD&bearer=own&to=2025-12-31",
      "grant coverage --explain 6110 --currency LRD --bearer own --to 2025-12-31"),
    Case(CoveragePage.self, "/coverage?to=2025-12-31", "grant coverage --to 2025-12-31"),
    Case(ReportPage.self, "/reports/EX-EU-LR-1", "report show EX-EU-LR-1"),
    Case(
      VerificationPage.self, "/reports/EX-EU-LR-1/verification", "report verify EX-EU-LR-1"),
    Case(
      RestatementPage.self, "/reports/EX-EU-LR-1/restatement?version=1",
      "report restate EX-EU-LR-1 --version 1"),
    Case(
      BudgetPage.self, "/grants/EX-EU-LR/budget?by=period",
      "grant budget EX-EU-LR --by period --today 2026-06-30"),
    Case(
      CostsPage.self, "/grants/EX-EU-LR/costs?from=2024-01-01&to=2024-12-31&page=1",
      "grant costs EX-EU-LR --from 2024-01-01 --to 2024-12-31 --today 2026-06-30"),
    Case(CoursesPage.self, "/training", "course list"),
    Case(CohortsPage.self, "/cohorts", "cohort list"),
    Case(CohortPage.self, "/cohorts/EX-DESK-1", "cohort show EX-DESK-1 --today 2026-06-30"),
    Case(
      CohortPage.self, "/cohorts/EX-DESK-1?rateSource=illustrative-monthly",
      "cohort show EX-DESK-1 --rate-source illustrative-monthly --today 2026-06-30"),
    Case(ReachPage.self, "/training/reach?year=2025", "training reach --year 2025"),
    Case(
      ReachPage.self, "/training/reach?year=2025&stage=nominations&programme=EX-SECURITY",
      "training reach --year 2025 --stage nominations --programme EX-SECURITY"),
    Case(HoursPage.self, "/training/hours?year=2025", "training hours --year 2025"),
    Case(CertificatePage.self, "/certificates"),
    Case(RunsPage.self, "/imports", "run list"),
    Case(NewImportPage.self, "/imports/new"),
    Case(RunPage.self, "/imports/\(latestRun)", "run show \(latestRun)"),
  ]

  /// The demonstration's numbers are another's every time that its forms change.
  private static let latestRun: String = {
    let list = try? DemoStore.shared.get().run(["run", "list", "--limit", "1", "--format", "csv"])
    return list?.stdout.split(separator: "\r\n").last?.split(separator: ",").first.map(String.init)
      ?? "none"
  }()

  @Test("Every page is among the cases")
  func coversAll() {
    let covered = Set(PageTests.cases.map { $0.page.address.name })
    // What is not kept lies on a desk that is empty at first; its own tests put something there.
    #expect(Set(PageIndex.all.filter { $0.isKept }.map { $0.address.name }) == covered)
  }

  @Test("A page has one heading, its place in the navigation, and nothing unsaid", arguments: cases)
  func isPage(page: Case) async throws {
    try await Visit.to { visit in
      let response = try await visit.get(page.path)
      #expect(response.status == .ok)
      #expect(response.header("Content-Type") == "text/html; charset=utf-8")
      let text = response.text
      #expect(text.matches(of: /<h1\b/).count == 1)
      #expect(text.contains("<main id=\"main\""))
      #expect(text.contains("aria-current=\"page\""))
      // A key without words stands for itself.
      let keys = [
        "section.", "ask.", "any.", "attention.", "withheld.", "gap.", "count.", "cause.",
        "unit.", "stage.", "verdict", "measure.", "state.", "voice.", "{{", "{1}",
      ]
      for key in keys {
        #expect(!text.contains(">\(key)"), "\(key)")
      }
      #expect(!text.contains("<script"))
      #expect(!text.contains(" style="))
      let ids = text.matches(of: #/\sid="([^"]+)"/#).map { String($0.1) }
      #expect(Set(ids).count == ids.count)
      let head = try await visit.ask(.head, page.path)
      #expect(head.status == .ok)
      #expect(head.body.isEmpty)
    }
  }

  @Test(
    "The JSON of a page is what the command says", arguments: cases.filter { $0.command != nil })
  func equalsCommand(page: Case) async throws {
    try await Visit.to { visit in
      let response = try await visit.get(page.api)
      #expect(response.header("Content-Type") == "application/json; charset=utf-8")
      let said = try DemoStore.shared.get().json(try #require(page.command))
      #expect(response.text == said)
      #expect(said.count > 100)
    }
  }

  @Test("The overview’s JSON has the parts that commands say")
  func overviewEqualsCommands() async throws {
    try await Visit.to { visit in
      let response = try await visit.get("/api/v1/overview?today=2025-06-30")
      let parts = try #require(
        try JSONSerialization.jsonObject(with: Data(response.text.utf8)) as? [String: Any])
      let commands = [
        "portfolio": "portfolio summary --limit 0 --today 2025-06-30",
        "plans": "plan list --today 2025-06-30", "reach": "training reach --year 2025",
        "concerns": "concern list --open --today 2025-06-30", "imports": "run list --limit 5",
        "reports": "report calendar --today 2025-06-30",
      ]
      #expect(Set(parts.keys) == Set(commands.keys))
      for (part, command) in commands {
        let said = try JSONSerialization.jsonObject(
          with: Data(try DemoStore.shared.get().json(command).utf8))
        #expect((said as? NSObject) == (parts[part] as? NSObject), "\(part)")
      }
    }
  }

  @Test("Each cell of the coverage is the sum of the entries that it opens")
  func coverageAddsUp() async throws {
    struct Grid: Decodable {
      struct Borne: Decodable {
        let grant: String
        let amount: String
      }

      struct Account: Decodable {
        let account: String
        let currency: String
        let total: String
        let own: String
        let borne: [Borne]
      }

      let accounts: [Account]
    }

    struct Entry: Decodable {
      let borne: String
    }

    try await Visit.to { visit in
      func sum(_ account: String, _ currency: String, _ bearer: String?) async throws -> Decimal? {
        let path = PageLink.to(
          CoverageEntriesPage.self, account, with: ["currency": currency, "bearer": bearer])
        let found = try await visit.get(PageAddress.apiRoot + path).text
        let entries = try JSONDecoder().decode([Entry].self, from: Data(found.utf8))
        #expect(entries.count < CoverageEntriesPage.size)
        return entries.compactMap { Decimal(string: $0.borne) }.reduce(0, +)
      }
      let found = try await visit.get("/api/v1/coverage").text
      let grid = try JSONDecoder().decode(Grid.self, from: Data(found.utf8))
      #expect(grid.accounts.count > 5)
      for row in grid.accounts {
        #expect(try await sum(row.account, row.currency, nil) == Decimal(string: row.total))
        #expect(try await sum(row.account, row.currency, "own") == Decimal(string: row.own))
        for borne in row.borne {
          #expect(
            try await sum(row.account, row.currency, borne.grant) == Decimal(string: borne.amount))
        }
      }
    }
  }

  @Test("The table of one thing lies under its path")
  func givesTablesOfOne() async throws {
    try await Visit.to { visit in
      let table = try await visit.get("/commitments/EX-LR-NAP-2.csv?voice=donor")
      #expect(table.status == .ok)
      #expect(table.text.hasPrefix("code,title,deadline,state,donor\r\n1.1.1,"))
    }
  }

  @Test("A list is there as CSV, all of it, and inert in a spreadsheet")
  func givesTables() async throws {
    try await Visit.to { visit in
      for page in PageIndex.all where page.address.hasTable && page.address.subjects.isEmpty {
        let response = try await visit.get(page.address.tablePath)
        #expect(response.status == .ok)
        #expect(response.header("Content-Type") == "text/csv; charset=utf-8")
        #expect(response.header("Content-Disposition")?.hasPrefix("attachment") == true)
        #expect(response.text.split(separator: "\r\n").count > 1)
      }
    }
  }

  @Test(
    "What cannot be asked is told with the field",
    arguments: [
      ("/programmes?year=abc", "year"), ("/commitments?country=Liberia", "country"),
      ("/programmes?page=0", "page"), ("/programmes?colour=red", "colour"),
      ("/programmes?year=2020&year=2021", "year"), ("/findings?rule=none", "rule"),
      ("/explain?converted=yes", "converted"), ("/programmes?page=99999999999999999999", "page"),
    ])
  func refusesQuestions(path: String, field: String) async throws {
    try await Visit.to { visit in
      let page = try await visit.get(path)
      #expect(page.status == .badRequest)
      let response = try await visit.get("/api/v1" + path)
      #expect(response.status == .badRequest)
      #expect(response.text.contains("\"field\" : \"\(field)\""))
    }
  }

  @Test(
    "What is not there is a page that says so",
    arguments: [
      "/nope", "/programmes/NONE", "/api/v1/nope", "/assets/../secret", "/programmes.txt",
    ])
  func isMissing(path: String) async throws {
    try await Visit.to { visit in
      let response = try await visit.get(path)
      #expect(response.status == .notFound)
      #expect(response.text.contains(path.hasPrefix("/api") ? "remedy" : "<h1"))
    }
  }

  @Test("Broken addresses are refused", arguments: ["/%zz", "/programmes?search=%ff", "/?%=1"])
  func isUnreadable(path: String) async throws {
    try await Visit.to { visit in
      let response = try await visit.get(path)
      #expect(response.status == .badRequest)
    }
  }

  @Test("The description has every page with all that can be asked of it, and no other")
  func describesAll() async throws {
    try await Visit.to { visit in
      let response = try await visit.get("/api/v1/openapi.json")
      let document = try #require(
        try JSONSerialization.jsonObject(with: Data(response.text.utf8)) as? [String: Any])
      let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
      #expect(Set(paths.keys) == Set(PageIndex.all.map { $0.address.apiPath }))
      for page in PageIndex.all {
        let get = try #require(paths[page.address.apiPath]?["get"])
        let parameters = try #require(get["parameters"] as? [[String: Any]])
        #expect(
          Set(parameters.compactMap { $0["name"] as? String })
            == Set(page.address.subjects + page.address.parameters.map(\.name)))
      }
      for page in PageTests.cases {
        let json = try await visit.get(page.api).text.prefix(1)
        #expect(json == (page.page.address.shape == .array ? "[" : "{"))
      }
    }
  }
}
