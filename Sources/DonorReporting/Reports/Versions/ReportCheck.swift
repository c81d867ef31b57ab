import GRDB
import Kernel
import Pages

/// What stops a report from being submitted, and what is worth a look before.
struct ReportCheck {
  private let figures: ReportFigures
  private let day: CalendarDate

  init(_ figures: ReportFigures, on day: CalendarDate) {
    self.figures = figures
    self.day = day
  }

  func diagnostics(in db: Database) throws -> [Diagnostic] {
    let faults = try costs + indirect + headings + texts + variances + claims + years
    return try faults + period(in: db)
  }

  private var code: String { figures.head.report.code }

  private func fault(
    _ rule: String, _ message: String, remedy: String, _ severity: Severity = .error
  ) -> Diagnostic {
    Diagnostic(
      severity, rule: "report.check.\(rule)", at: Place(record: code), message, remedy: remedy)
  }

  private func entries(_ count: Int) -> String { count == 1 ? "1 entry" : "\(count) entries" }

  private var costs: [Diagnostic] {
    figures.budget.unmapped.map { unmapped in
      fault(
        "unmapped",
        unmapped.line.map {
          "Of account \(unmapped.account), \(entries(unmapped.entries)) for the line “\($0)”, which "
            + "the approved budget lacks, which has parts, or which a rate pays."
        } ?? "\(entries(unmapped.entries)) of account \(unmapped.account) without a line.",
        remedy:
          "Map the account to a line without parts (form account-mappings), post entries that "
          + "name one, or approve a budget that has it.")
    }
      + figures.budget.excluded.map { excluded in
        let isGap = figures.input.entries.contains { $0.gap == excluded.reason }
        return fault(
          isGap ? "rate" : "excluded",
          "\(entries(excluded.entries)) in no sum: \(excluded.reason) "
            + "(\(excluded.first.joined(separator: ", "))\(excluded.entries > 10 ? " …" : ""))",
          remedy: isGap
            ? "Import the rate with `baraza rates import`, or enter what the agreement fixes."
            : "See that they are meant to be left out.",
          isGap ? .error : .warning)
      }
  }

  private var indirect: [Diagnostic] {
    let lines = figures.budget.leaves.filter { $0.line.kind == .indirect }
    guard figures.grant.indirectRate != nil, lines.count != 1 else { return [] }
    return [
      fault(
        "indirect",
        "The agreement pays indirect costs at a rate, and the budget has \(lines.count) lines of "
          + "that kind.",
        remedy: "Give the budget one line of the kind indirect.")
    ]
  }

  /// A line that the donor's headings do not know.
  private var headings: [Diagnostic] {
    let known = figures.template.sections.flatMap { section -> [String] in
      if case .budget(let table) = section.body { table.headings.map(\.code) } else { [] }
    }
    guard !known.isEmpty else { return [] }
    return figures.budget.leaves.filter { line in
      line.line.kind == .direct && figures.heading(of: line).map { !known.contains($0) } ?? true
    }.map { line in
      fault(
        "heading", "The line \(line.code) stands under none of the form's headings.",
        remedy: "Give it or its parent one of \(known.joined(separator: ", ")) as heading.")
    }
  }

  private var texts: [Diagnostic] {
    figures.template.sections.compactMap { section in
      guard case .narrative(let narrative) = section.body else { return nil }
      let text = figures.text(section.id)
      if text == nil, !narrative.required { return nil }
      guard text?.state != .final else { return nil }
      return fault(
        "narrative",
        text == nil
          ? "The section “\(section.title)” is not written."
          : "The section “\(section.title)” is still a draft.",
        remedy: "Write it (form report-texts, section \(section.id)) and make its state final.",
        narrative.required ? .error : .warning)
    }
  }

  private var variances: [Diagnostic] {
    get throws {
      try figures.template.sections.flatMap { section -> [Diagnostic] in
        guard case .variances(let table) = section.body, table.required else { return [] }
        return try figures.variances(beyond: table).filter {
          figures.text(section.id, $0.code) == nil
        }.map { variance in
          fault(
            "variance",
            "The variance of \(variance.code), \(variance.title), is beyond "
              + "\(figures.threshold(of: table)) % and not explained.",
            remedy: "Explain it (form report-texts, section \(section.id), line \(variance.code)).")
        }
      }
    }
  }

  /// A report that has to equal its claims does not.
  private var claims: [Diagnostic] {
    get throws {
      let head = figures.head
      guard
        figures.template.sections.contains(where: { section in
          if case .claims = section.body { true } else { false }
        })
      else { return [] }
      let claimed = try head.claims.reduce(ExactDecimal.zero) {
        try $0.adding(ExactDecimal(millionths: Int128($1.amount.millionths)))
      }
      let told = try figures.budget.actual(in: figures.covered).grant
      guard claimed != told else { return [] }
      return [
        fault(
          "claims",
          "The claims submitted within the period come to \(claimed) \(figures.grant.currency), "
            + "the report to \(told).",
          remedy: "Submit the claims that are missing; post corrections in a period that is open.")
      ]
    }
  }

  /// A line whose years do not add up to it.
  private var years: [Diagnostic] {
    get throws {
      try figures.budget.leaves.compactMap { line in
        guard !line.years.isEmpty else { return nil }
        let sum = try line.years.values.sum()
        guard sum != line.budget else { return nil }
        return fault(
          "years",
          "The years of line \(line.code) come to \(sum.whole), its budget to "
            + "\(line.budget.whole).",
          remedy: "Correct one of them in a new version of the budget.", .warning)
      }
    }
  }

  private func period(in db: Database) throws -> [Diagnostic] {
    let report = figures.head.report
    if day <= report.ends {
      return [
        fault(
          "period", "The period ends on \(report.ends), and today is \(day).",
          remedy: "Check the report after its period.", .warning)
      ]
    }
    let isOpen = try figures.covered.map { figures.books.periods[$0] }.contains { period in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT NOT EXISTS (SELECT 1 FROM closed_periods
            WHERE (grant_id IS NULL OR grant_id = ?) AND begins_on <= ? AND ends_on >= ?)
          """,
        arguments: [
          figures.grant.id, max(period.begins, figures.grant.eligibleFrom).description,
          period.ends.description,
        ]) ?? true
    }
    guard isOpen else { return [] }
    return [
      fault(
        "open", "The period is not closed: entries can still be posted in it.",
        remedy: "Close it for the grant (form closed-periods).", .warning)
    ]
  }
}
