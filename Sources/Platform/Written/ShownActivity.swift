import Disclosure
import DonorReporting
import GRDB
import Importing
import Kernel
import Portfolio

/// An activity with its budget and spend by year, as both faces give it.
public struct ShownActivity: Encodable, Sendable {
  public struct Organisation: Encodable, Sendable {
    public let role: String?
    public let name: String?
    public let identifier: String?
  }

  public struct Share: Encodable, Sendable {
    public let code: String
    public let name: String?
    public let vocabulary: String?
    public let percentage: String?
  }

  /// A place, as far as the audience may find it.
  public struct Place: Encodable, Sendable {
    public let name: String?
    /// `latitude longitude`.
    public let position: String?
    /// Whether it was moved to a coarser grid.
    public let isCoarse: Bool
  }

  /// Budget and spend of a year and currency; null where there is no data.
  public struct Year: Encodable, Sendable {
    /// Null for all years together.
    public let year: String?
    public let currency: String
    public let isConverted: Bool
    public let budget: String?
    public let spend: String?
  }

  public struct Origin: Encodable, Sendable {
    public let feed: String
    /// Which undoing brought it back, where one did; then it has no line.
    public let file: String
    public let line: Int?
    public let importedAt: String
    public let actor: String
  }

  public struct Withheld: Encodable, Sendable {
    public let what: String
    public let why: String
    public let count: Int
  }

  public let id: Int64
  public let identifier: String
  public let title: String?
  public let status: String?
  public let start: String?
  public let end: String?
  public let isWithdrawn: Bool
  public let descriptions: [String]
  public let reportingOrg: Organisation
  public let participants: [Organisation]
  public let countries: [Share]
  public let places: [Place]
  public let sectors: [Share]
  public let years: [Year]
  public let transactions: Int
  public let results: Int
  public let documents: Int
  public let children: [String]
  public let related: [RelatedActivity]
  public let origin: Origin
  /// What runs and people changed of it, the latest first.
  public let history: [ActivityHistory.Entry]
  public let withheld: [Withheld]
}

extension ShownActivity {
  /// Reads beside a report what the activity is related to, and what changed it.
  public init(_ db: Database, _ report: ProgrammeReport) throws {
    let id = report.programme.id
    self.init(
      report,
      related: try RelatedActivity.load(
        db, SeenActivities.load(db, for: report.audience), of: id),
      history: try ActivityHistory.load(db, activity: id))
  }

  private init(
    _ report: ProgrammeReport, related: [RelatedActivity], history: [ActivityHistory.Entry]
  ) {
    self.related = related
    self.history = history
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
    places = activity.places.map {
      Place(name: $0.name, position: $0.position, isCoarse: $0.isCoarse)
    }
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
