import CodeLists
import GRDB
import Platform
import Portfolio
import Reference
import Storage

extension PortfolioPage {
  static func load(_ db: Database, _ question: PageQuestion) throws -> PortfolioPage {
    var filter = ActivityList.Filter(
      country: question["country"], year: question.number("year"), search: question["search"],
      feed: question["feed"])
    filter.status = question["status"]
    filter.sector = question["sector"]
    filter.partner = question["partner"]
    filter.funder = question["funder"]
    filter.marker = question["marker"]
    filter.order = question["sort"].flatMap { ActivityList.Order(rawValue: $0) }
    let seen = try SeenActivities.load(db, for: question.audience)
    let total = try ActivityList.count(db, seen, filter)
    filter.limit = question.limit(pages: size)
    filter.offset = question.offset(pages: size)
    return PortfolioPage(
      items: try ActivityList.load(db, seen, filter).map(ListedActivity.init), total: total,
      choices: try choices(db, seen), withheld: seen.withheld)
  }

  /// What the store has to choose from.
  private static func choices(
    _ db: Database, _ seen: SeenActivities
  ) throws -> [String: [(value: String, name: String)]] {
    [
      "country": try ActivityList.countries(db, seen).map { ($0, Territories.find($0)?.name ?? $0) }
        .sorted { $0.1 < $1.1 },
      "status": CodeList.activityStatus.entries.map { ($0.code, $0.name) },
      "marker": CodeList.policyMarker.entries.map { ($0.code, $0.name) },
      "feed": try Feeds.names(in: db).map { ($0, $0) },
    ]
  }
}
