import Portfolio

/// An activity in a list of activities, as JSON: every field is there, null or not.
public struct ListedActivity: Encodable, Sendable {
  public let id: Int64
  public let identifier: String
  public let title: Nullable<String>
  public let status: Nullable<String>
  public let countries: [String]
  public let reportingOrg: Nullable<String>
  public let feed: String
  public let start: Nullable<String>
  public let end: Nullable<String>
  public let sensitivity: String

  public init(_ item: ActivityList.Item) {
    id = item.id
    identifier = item.identifier
    title = Nullable(item.title)
    status = Nullable(item.status)
    countries = item.countries
    reportingOrg = Nullable(item.reportingOrg)
    feed = item.feed
    start = Nullable(item.start)
    end = Nullable(item.end)
    sensitivity = item.sensitivity
  }
}
