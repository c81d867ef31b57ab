import Kernel
import Pages

/// The figures of a report, computed once from its input.
struct ReportFigures {
  let input: ReportInput
  let template: ReportTemplate
  let budget: BudgetReport
  /// What each entry costs, in the order of the input.
  let costs: [EntryCost]
  /// The periods that the report covers, and those of the donor's year that it ends in.
  let covered: [Int]
  let ofYear: [Int]
  /// The calendar year in which that year of the donor begins.
  let year: Int?
  /// Whether any line is planned by years.
  let isPlannedByYear: Bool
  let words: Words

  var head: ReportInput.Head { input.head }
  var books: GrantBooks { head.books }
  var grant: Grant { books.grant }

  init(_ input: ReportInput, words: Words = .grantReport) throws {
    self.input = input
    self.words = words
    let head = input.head
    template = try ReportTemplate(yaml: head.template, file: head.report.template)
    let books = head.books
    var costs: [EntryCost] = []
    budget = try BudgetReport(books) { take in
      for entry in input.entries {
        guard let cost = try books.cost(of: entry, head.rates) else {
          throw ReportFault.damaged("the entry \(entry.reference) is posted in no period")
        }
        costs.append(cost)
        try take(entry, cost)
      }
    }
    self.costs = costs
    covered = books.periods.indices.filter { books.periods[$0].ends >= head.report.begins }
    let year = books.grant.year.year(of: head.report.ends)
    let first = year.flatMap { books.grant.year.firstDay(of: $0) } ?? head.report.begins
    ofYear = books.periods.indices.filter { books.periods[$0].ends >= first }
    self.year = year
    isPlannedByYear = books.lines.contains { !$0.years.isEmpty }
  }

  func periods(_ span: ReportTemplate.Span) -> [Int] {
    switch span {
    case .before: Array(books.periods.indices.prefix(covered.first ?? 0))
    case .period, .each: covered
    case .toDate: Array(books.periods.indices)
    case .year: ofYear
    }
  }

  func actual(
    _ lines: [BudgetReport.Line], _ periods: [Int], _ bears: ReportTemplate.Bears
  ) throws -> ExactDecimal {
    let sum = try lines.map { line in try periods.map { line.actual[$0] }.sum() }.sum()
    return bears == .whole ? sum.whole : sum.grant
  }

  /// Nil where nothing is planned by years.
  func planned(
    _ lines: [BudgetReport.Line], _ plan: ReportTemplate.Plan, _ bears: ReportTemplate.Bears
  ) throws -> ExactDecimal? {
    if plan == .year, !isPlannedByYear { return nil }
    let sum = try lines.map { line in
      plan == .whole ? line.budget : year.flatMap { line.years[$0] } ?? .zero
    }.sum()
    return bears == .whole ? sum.whole : sum.grant
  }

  func text(_ section: String, _ line: String? = nil) -> ReportText? {
    head.texts.first { $0.section == section && $0.line == line }
  }

  /// The heading of a line: its own, or that of the line that it is part of.
  func heading(of line: BudgetReport.Line) -> String? {
    var line: BudgetReport.Line? = line
    while let own = line {
      if let heading = own.line.heading { return heading }
      line = own.parent.flatMap { code in budget.lines.first { $0.code == code } }
    }
    return nil
  }
}
