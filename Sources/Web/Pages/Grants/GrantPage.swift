import DonorReporting
import GRDB
import Kernel
import Pages

/// One grant: its terms, its money and its reports.
struct GrantPage: Page {
  static let address = PageAddress(
    "/grants/{grant}", "grant", in: .grants, parameters: [.today])

  /// As `baraza grant show`.
  let sheet: GrantSheet
  let reports: GrantReportList

  func encode(to encoder: any Encoder) throws { try sheet.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> GrantPage {
    let code = question.subject("grant")
    return GrantPage(
      sheet: try GrantSheet.load(db, grant: code, today: question.today, for: question.audience),
      reports: try GrantReportList.load(
        db, GrantReportList.Choice(grant: code), for: question.audience))
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    return PageContent(
      title: sheet.title, kicker: words["grant"], subtitle: "\(sheet.code) · \(sheet.donor)",
      values: PageBody(
        links: [
          (words["budgetAndCosts"], PageLink.to(BudgetPage.self, sheet.code)),
          (words["costsBehind"], PageLink.to(CostsPage.self, sheet.code)),
        ],
        sections: [
          PageSection(
            id: "terms", heading: words["terms"], facts: facts(writing),
            links: [words["spentOf"]: PageLink.to(CostsPage.self, sheet.code)]),
          PageSection(
            id: "instalments", heading: words["instalments"],
            hint: words["amountsIn", "\(sheet.currency)"], empty: words["noInstalments"],
            table: instalments(writing)),
          PageSection(
            id: "budgets", heading: words["grantBudgets"],
            hint: words["amountsIn", "\(sheet.currency)"], empty: words["noGrantBudgets"],
            table: budgets(writing)),
          PageSection(
            id: "calendar", heading: words["reportsDue"], empty: words["emptyReports"],
            table: writing.calendar(sheet.reports, words["reportsDue"])),
          PageSection(
            id: "reports", heading: words["reportsWritten"], empty: words["emptyGrantReports"],
            table: writing.reports(reports)),
        ]
      ).content(writing))
  }

  private func facts(_ writing: PageWriting) -> [(label: String, value: String)] {
    let words = writing.words
    let currency = sheet.currency.description
    func amount(_ value: DecimalString) -> String {
      "\(writing.rounded("\(value)", currency)) \(currency)"
    }
    let standing = sheet.standing
    let facts: [(String, String?)] = [
      ("agreed", amount(sheet.amount)), ("received", standing.map { amount($0.received) }),
      ("spentOf", standing.map { amount($0.spent) }),
      ("onHand", standing.map { amount($0.onHand) }),
      ("unspent", standing.map { amount($0.unspent) }),
      ("burnRate", writing.percent(standing?.burnRate).text),
      ("timeRate", writing.percent(standing?.timeRate).text), ("problem", sheet.problem),
      ("status", sheet.status), ("agreement", sheet.agreement),
      ("eligible", writing.written.period("\(sheet.eligibleFrom)", "\(sheet.eligibleTo)")),
      ("exchange", sheet.exchange.words),
      ("activities", sheet.activities.isEmpty ? nil : sheet.activities.joined(separator: ", ")),
    ]
    return facts.compactMap { key, value in value.map { (words[key], $0) } }
  }

  private func instalments(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    let currency = sheet.currency.description
    return PageTable(
      words["instalments"],
      [
        .init("number", words["number"]), .init("kind", words["kind"]),
        .init("state", words["state"]), .init("dueOn", words["dueOn"], .day),
        .init("amount", words["agreed"], .number),
        .init("receivedOn", words["receivedOn"], .day),
        .init("received", words["received"], .number),
      ],
      sheet.instalments.map { instalment in
        [
          .init(String(instalment.number)), .init(instalment.kind),
          .init(
            instalment.state.rawValue, tone: instalment.state == .overdue ? "bad" : "none"),
          .init(
            instalment.dueOn.map { "\($0)" },
            text: instalment.dueOn.map { writing.written.date("\($0)") }),
          writing.amount(instalment.amount, currency),
          .init(
            instalment.receivedOn.map { "\($0)" },
            text: instalment.receivedOn.map { writing.written.date("\($0)") }),
          writing.amount(instalment.receivedAmount, currency),
        ]
      })
  }

  private func budgets(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    let currency = sheet.currency.description
    return PageTable(
      words["grantBudgets"],
      [
        .init("version", words["version"]), .init("status", words["status"]),
        .init("approvedOn", words["approvedOn"], .day), .init("lines", words["lines"], .number),
        .init("total", words["total"], .number),
        .init("grantTotal", words["ofGrant"], .number),
      ],
      sheet.budgets.map { budget in
        [
          .init(String(budget.version)), .init(budget.status),
          .init(
            budget.approvedOn.map { "\($0)" },
            text: budget.approvedOn.map { writing.written.date("\($0)") }),
          .init(String(budget.lines)), writing.amount(budget.total, currency),
          writing.amount(budget.grantTotal, currency),
        ]
      })
  }
}
