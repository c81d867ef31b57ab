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
    filter.region = question["region"]
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
      choices: try choices(db, seen, question), withheld: seen.withheld)
  }

  /// What the store has to choose from.
  private static func choices(
    _ db: Database, _ seen: SeenActivities, _ question: PageQuestion
  ) throws -> [String: [(value: String, name: String)]] {
    let countries = try ActivityList.countries(db, seen)
      .filter { Parameter("country", .text).fault(in: $0) == nil }
    var choices = [
      "country": countries.map { ($0, Territories.find($0)?.name ?? $0) }
        .sorted { $0.1 < $1.1 },
      "region": try regions(countries, ActivityList.regions(db, seen)),
      "status": CodeList.activityStatus.entries.map { ($0.code, $0.name) },
      "sector": CodeList.sectorCategory.entries.map { ($0.code, $0.name) }.sorted { $0.1 < $1.1 },
      "marker": CodeList.policyMarker.entries.map { ($0.code, $0.name) },
      "feed": try Feeds.names(in: db).map { ($0, $0) },
    ]
    // What was asked for stays asked for, even where nobody would offer it.
    for (name, offered) in choices {
      if let value = question[name], !offered.contains(where: { $0.0 == value }) {
        choices[name]?.append((value, value))
      }
    }
    return choices
  }

  /// The regions of programmes, those of the world in which the store has countries, and those
  /// that its activities name.
  private static func regions(
    _ countries: [String], _ named: [String]
  ) -> [(value: String, name: String)] {
    func holding(_ scheme: Region.Scheme) -> [Region] {
      Regions.all(scheme).filter { region in
        let own = Set(Regions.territories(of: region))
        return countries.contains(where: own.contains)
      }
    }
    return (holding(.programme) + holding(.m49)).map { ($0.code, $0.name) }
      + named.map { ($0, CodeList.region.entry($0)?.name ?? $0) }
  }
}
