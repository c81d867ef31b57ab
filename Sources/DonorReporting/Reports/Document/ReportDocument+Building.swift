import Foundation
import Kernel
import Pages
import Reference

extension ReportDocument {
  /// - Parameter digest: the SHA-256 of the input's bytes.
  /// - Throws: ``ReportFault``, `ArithmeticFailure`
  public init(_ input: ReportInput, digest: String) throws {
    try self.init(try ReportFigures(input), digest: digest)
  }

  init(_ figures: ReportFigures, digest: String) throws {
    let report = figures.head.report
    code = report.code
    title = report.title
    subject = figures.grant.title
    language = figures.template.language
    begins = report.begins
    ends = report.ends
    currency = figures.grant.currency
    decimals = GrantBooks.decimals(figures.grant.currency)
    self.digest = digest
    sections = try figures.template.sections.map { section in
      Section(id: section.id, title: section.title, blocks: try figures.blocks(of: section))
    }
  }
}

extension ReportFigures {
  func blocks(of section: ReportTemplate.Section) throws -> [ReportDocument.Block] {
    switch section.body {
    case .facts(let facts): [.facts(facts.map(fact))]
    case .narrative: narrative(section.id)
    case .budget(let table): try budgetTable(table)
    case .variances(let table): try variances(table, section.id)
    case .funding(let funding): try self.funding(funding)
    case .funds: try funds()
    case .forecast(let forecast): try self.forecast(forecast)
    case .claims: try claims()
    case .logframe: logframe()
    case .transactions(let columns): try transactions(columns)
    case .rates: rates()
    }
  }

  private func narrative(_ section: String) -> [ReportDocument.Block] {
    [text(section).map { .text($0) } ?? .note(words["nothingWritten"])]
  }

  private func fact(_ fact: ReportTemplate.Fact) -> ReportDocument.Fact {
    let written = Written(words: words)
    let values: [String?] =
      switch fact {
      case .title: [grant.title]
      case .agreement: [grant.agreement ?? grant.code]
      case .donor: [grant.donor, grant.donorIdentifier]
      case .organisation: [head.organisation.name, head.organisation.identifier]
      case .period:
        [written.period(head.report.begins.description, head.report.ends.description)]
      case .eligible:
        [written.period(grant.eligibleFrom.description, grant.eligibleTo.description)]
      case .currency: [grant.currency.description]
      case .amount:
        [
          written.amount(
            ExactDecimal(millionths: Int128(grant.amount.millionths)),
            decimals: Currencies.decimals(of: grant.currency))
            + " \(grant.currency)"
        ]
      case .policy: [words["policy.\(grant.exchangePolicy.rawValue)"]]
      case .activities: grant.activities
      case .budget: [words["budgetVersion", String(books.version ?? 0)]]
      case .template: [template.id, template.about]
      }
    let told = values.compactMap { $0 }
    return ReportDocument.Fact(
      label: words["fact.\(fact.rawValue)"], values: told.isEmpty ? [words["notStated"]] : told)
  }

  /// An amount that sums costs, with what it sums.
  func cell(
    _ lines: [BudgetReport.Line], _ periods: [Int], _ bears: ReportTemplate.Bears
  ) throws -> ReportDocument.Cell {
    .amount(
      try actual(lines, periods, bears),
      ReportDocument.CostSum(lines: lines.map(\.code), periods: periods, bears: bears))
  }

  func amount(_ value: FixedDecimal) -> ReportDocument.Cell {
    .amount(ExactDecimal(millionths: Int128(value.millionths)), nil)
  }
}

extension ReportDocument.Table.Column {
  static func text(_ title: String) -> Self { Self(title: title, kind: .text) }
  static func amount(_ title: String) -> Self { Self(title: title, kind: .amount) }
  static func percent(_ title: String) -> Self { Self(title: title, kind: .percent) }
  static func date(_ title: String) -> Self { Self(title: title, kind: .date) }
}
