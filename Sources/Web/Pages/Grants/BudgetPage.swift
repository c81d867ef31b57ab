import DonorReporting
import Drawing
import GRDB
import Kernel
import Pages

/// A grant's approved budget against its costs; each amount opens the entries behind it.
struct BudgetPage: Page {
  static let address = PageAddress(
    "/grants/{grant}/budget", "budget", in: .grants, hasTable: true,
    parameters: [
      Parameter("by", .choice(BudgetSheet.Columns.allCases.map(\.rawValue))), .today,
    ])

  /// As `baraza grant budget`.
  let sheet: BudgetSheet

  func encode(to encoder: any Encoder) throws { try sheet.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> BudgetPage {
    BudgetPage(
      sheet: try BudgetSheet.load(
        db, grant: question.subject("grant"),
        by: question["by"].flatMap { BudgetSheet.Columns(rawValue: $0) } ?? .year,
        today: question.today, for: question.audience))
  }

  func content(_ writing: PageWriting) -> PageContent {
    let words = writing.words
    return PageContent(
      title: words["budgetAndCosts"], kicker: words["grant"],
      subtitle: words["budgetVersion", sheet.grant, String(sheet.version)],
      values: PageBody(
        links: [
          (words["grant"], PageLink.to(GrantPage.self, sheet.grant)),
          (words["costsBehind"], PageLink.to(CostsPage.self, sheet.grant)),
        ],
        sections: [
          PageSection(
            id: "lines", heading: words["lines"], hint: words["budgetHint", currency],
            empty: words["noGrantBudgets"], table: table(writing), figure: chart(writing),
            notes: notes(writing))
        ]
      ).content(writing))
  }

  private var currency: String { sheet.currency.description }

  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    let first: [PageTable.Column] = [
      .init("line", words["line"]), .init("budget", words["budget"], .number),
    ]
    let last: [PageTable.Column] = [
      .init("total", words["spentOf"], .number), .init("left", words["budgetLeft"], .number),
      .init("spent", words["burnRate"], .number),
    ]
    return PageTable(
      words["budgetAndCosts"],
      first + sheet.columns.map { .init($0.name, title($0, writing), .number) } + last,
      sheet.lines.map { row($0, writing) } + [totalRow(writing)])
  }

  /// Periods of several reports have no name of their own.
  private func title(_ column: BudgetSheet.Column, _ writing: PageWriting) -> String {
    let (from, to) = ("\(column.from)", "\(column.to)")
    return column.name == "\(from) to \(to)" ? writing.written.period(from, to) : column.name
  }

  private func row(_ line: BudgetSheet.Line, _ writing: PageWriting) -> [PageTable.Cell] {
    let name = PageTable.Cell(
      line.code, text: String(repeating: "\u{2003}", count: line.depth) + line.title,
      note: line.code)
    var cells = [name, writing.amount(line.budget, currency)]
    for (column, value) in zip(sheet.columns, line.actual) {
      cells.append(costs(value, line.code, column, writing))
    }
    cells.append(costs(line.total, line.code, nil, writing))
    return cells + [writing.amount(line.left, currency), overspend(line, writing)]
  }

  private func totalRow(_ writing: PageWriting) -> [PageTable.Cell] {
    var cells = [
      PageTable.Cell(nil, text: writing.words["total"]), writing.amount(sheet.budget, currency),
    ]
    for (column, value) in zip(sheet.columns, sheet.actual) {
      cells.append(costs(value, nil, column, writing))
    }
    cells.append(costs(sheet.total, nil, nil, writing))
    return cells + [.init(nil, text: " "), .init(nil, text: " ")]
  }

  /// An amount that opens the entries behind it.
  private func costs(
    _ value: DecimalString, _ line: String?, _ column: BudgetSheet.Column?,
    _ writing: PageWriting
  ) -> PageTable.Cell {
    var cell = writing.amount(value, currency)
    cell.link = PageLink.to(
      CostsPage.self, sheet.grant,
      with: [
        "line": line, "from": column.map { "\($0.from)" }, "to": column.map { "\($0.to)" },
        "today": writing.question["today"],
      ])
    return cell
  }

  private func overspend(_ line: BudgetSheet.Line, _ writing: PageWriting) -> PageTable.Cell {
    var cell = writing.percent(line.spent)
    if line.beyondThreshold == true {
      cell.tone = "bad"
      cell.note = writing.words["beyondThreshold"]
    }
    return cell
  }

  /// Budget beside costs, of the lines that are part of no other.
  private func chart(_ writing: PageWriting) -> [String: Any]? {
    let lines = sheet.lines.filter { $0.depth == 0 }
    guard !lines.isEmpty else { return nil }
    return writing.figure(
      BarChart(
        title: writing.words["budgetChart"], category: writing.words["line"], unit: currency,
        series: [.init(writing.words["budget"]), .init(writing.words["spentOf"])],
        bars: lines.map { line in
          .init(
            line.title,
            [writing.value("\(line.budget)", currency), writing.value("\(line.total)", currency)])
        }), id: "budget")
  }

  private func notes(_ writing: PageWriting) -> [String] {
    sheet.unmapped.map {
      writing.words[
        "unmapped", $0.account, "\(writing.rounded("\($0.total)", currency)) \(currency)",
        String($0.entries)]
    } + sheet.excluded.map { writing.words["excludedEntries", String($0.entries), $0.reason] }
  }
}
