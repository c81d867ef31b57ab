import Disclosure
import DonorReporting
import Kernel

/// An activity as `baraza activity show` gives it.
struct ShownActivity: Encodable {
  struct Organisation: Encodable {
    let role: String?
    let name: String?
    let identifier: String?
  }

  struct Share: Encodable {
    let code: String
    let name: String?
    let vocabulary: String?
    let percentage: String?
  }

  /// Budget and spend of a year and currency; null where there is no data.
  struct Year: Encodable {
    /// Null for all years together.
    let year: String?
    let currency: String
    let isConverted: Bool
    let budget: String?
    let spend: String?
  }

  struct Origin: Encodable {
    let feed: String
    let file: String
    let line: Int
    let importedAt: String
    let actor: String
  }

  struct Withheld: Encodable {
    let what: String
    let why: String
    let count: Int
  }

  let id: Int64
  let identifier: String
  let title: String?
  let status: String?
  let start: String?
  let end: String?
  let isWithdrawn: Bool
  let descriptions: [String]
  let reportingOrg: Organisation
  let participants: [Organisation]
  let countries: [Share]
  let sectors: [Share]
  let years: [Year]
  let transactions: Int
  let results: Int
  let documents: Int
  let children: [String]
  let origin: Origin
  let withheld: [Withheld]
}

extension ShownActivity {
  init(_ report: ProgrammeReport) {
    let activity = report.programme
    let organisation = { (it: ReportedActivity.Organisation) in
      Organisation(role: it.role, name: it.name, identifier: it.identifier)
    }
    let share = { (it: ReportedActivity.Share) in
      Share(code: it.code, name: it.name, vocabulary: it.vocabulary, percentage: it.percentage)
    }
    id = activity.id
    identifier = activity.identifier
    title = activity.title
    status = activity.status
    start = activity.start
    end = activity.end
    isWithdrawn = activity.isWithdrawn
    descriptions = activity.descriptions
    reportingOrg = organisation(activity.reportingOrganisation)
    participants = activity.participants.map(organisation)
    countries = activity.countries.map(share)
    sectors = activity.sectors.map(share)
    years = report.money.years.map(Year.init)
    transactions = report.money.transactions.count
    results = report.results.count
    documents = report.documents.count
    children = report.children.map(\.activity.identifier)
    origin = Origin(
      feed: report.origin.feed, file: report.origin.file, line: report.origin.line,
      importedAt: report.origin.importedAt, actor: report.origin.actor)
    withheld = report.withheld.map {
      Withheld(what: $0.what, why: $0.why.rawValue, count: $0.count)
    }
  }

  /// What it says of itself, a line a fact.
  var factTable: Table {
    let shares = { (shares: [Share]) in
      shares.map { $0.code + ($0.percentage.map { " \($0) %" } ?? "") }.joined(separator: ", ")
    }
    let names = { (organisations: [Organisation]) in
      organisations.map { $0.name ?? $0.identifier ?? "–" }.joined(separator: ", ")
    }
    return Table(record: [
      ("id", "\(id)"), ("identifier", identifier), ("title", title), ("status", status),
      ("start", start), ("end", end), ("reportingOrg", names([reportingOrg])),
      ("participants", names(participants)), ("countries", shares(countries)),
      ("sectors", shares(sectors)), ("transactions", "\(transactions)"),
      ("results", "\(results)"), ("documents", "\(documents)"),
      ("children", children.joined(separator: ", ")), ("feed", origin.feed),
      ("file", "\(origin.file):\(origin.line)"), ("importedAt", origin.importedAt),
    ])
  }

  /// Budget against spend.
  var yearTable: Table {
    Table(
      [
        .init("year", "Year"), .init("currency", "Currency"), .init("isConverted", "Converted"),
        .init("budget", "Budget", .amount), .init("spend", "Spend", .amount),
      ],
      years.map {
        [$0.year ?? "all", $0.currency, $0.isConverted ? "yes" : "no", $0.budget, $0.spend]
      })
  }
}

extension ShownActivity.Year {
  fileprivate init(_ year: ReportedMoney.Year) {
    self.init(
      year: year.span.text, currency: year.currency, isConverted: year.isConverted,
      budget: year.budget.amount.value?.description, spend: year.spend.amount.value?.description)
  }
}

extension ReportedMoney.Span {
  fileprivate var text: String? {
    switch self {
    case .year(let year): String(year)
    case .notStated: "not stated"
    case .all: nil
    }
  }
}
