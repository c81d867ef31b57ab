import ArgumentParser
import Disclosure
import Platform
import Portfolio
import Storage

/// Lists activities.
struct ActivityListCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List activities, or search them.",
    discussion: """
      Of a search, the best 1,000 matches are ranked. Activities that the audience may not see are \
      counted, over the whole store, and not named.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("In this country, such as LR.", valueName: "code"))
  var country: String?

  @Option(
    help: ArgumentHelp(
      "In this region: a code of OECD DAC or UN M49, or such as west-africa.", valueName: "code"))
  var region: String?

  @Option(help: "Running, or with a transaction, in this year.")
  var year: Int?

  @Option(help: ArgumentHelp("With these words.", valueName: "text"))
  var search: String?

  @Option(help: ArgumentHelp("Of this feed.", valueName: "name"))
  var feed: String?

  @Option(help: ArgumentHelp("With this status, such as 2.", valueName: "code"))
  var status: String?

  @Option(help: ArgumentHelp("In this sector, such as 15220 or 152.", valueName: "code"))
  var sector: String?

  @Option(
    help: ArgumentHelp("In which this organisation takes part.", valueName: "identifier or name"))
  var partner: String?

  @Option(help: ArgumentHelp("That this organisation funds.", valueName: "identifier or name"))
  var funder: String?

  @Option(help: ArgumentHelp("That pursue this policy marker, such as 1.", valueName: "code"))
  var marker: String?

  @Option(help: "Sort by identifier, title, status, start or end.")
  var sort: ActivityList.Order?

  @Option(help: ArgumentHelp("At most so many. Default: all.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("Leave out so many first.", valueName: "n"))
  var offset = 0

  @Option(help: "Who will read it: public, internal or restricted.")
  var audience = Audience.internal

  func validate() throws {
    guard limit ?? 1 > 0 else { throw ValidationError("--limit is a number above zero.") }
  }

  func answer() throws -> Answer {
    var filter = ActivityList.Filter(
      country: country, year: year, search: search, feed: feed, limit: limit)
    filter.region = region
    filter.status = status
    filter.sector = sector
    filter.partner = partner
    filter.funder = funder
    filter.marker = marker
    filter.order = sort
    filter.offset = offset
    let (items, withheld) = try store.workspace.read { [filter] store in
      try store.read { db in
        let seen = try SeenActivities.load(db, for: audience)
        return (try ActivityList.load(db, seen, filter), seen.withheld)
      }
    }
    return Answer(
      items.map(ListedActivity.init),
      as: Table(
        [
          .init("id", "Id"), .init("identifier", "Identifier"), .init("title", "Title", limit: 50),
          .init("status", "Status"), .init("countries", "Countries", limit: 30),
          .init("reportingOrg", "Reported by"), .init("feed", "Feed"), .init("start", "Start"),
          .init("end", "End"), .init("sensitivity", "Sensitivity"),
        ],
        items.map {
          [
            "\($0.id)", $0.identifier, $0.title, $0.status, $0.countries.joined(separator: " "),
            $0.reportingOrg, $0.feed, $0.start, $0.end, $0.sensitivity,
          ]
        }), notes: withheld.notes)
  }
}

extension ActivityList.Order: ExpressibleByArgument {}
