import Portfolio

/// An activity in the JSON of `baraza activity list`: every field is there, null or not.
struct ListedActivity: Encodable {
  let id: Int64
  let identifier: String
  let title: Nullable<String>
  let status: Nullable<String>
  let countries: [String]
  let reportingOrg: Nullable<String>
  let feed: String
  let start: Nullable<String>
  let end: Nullable<String>
  let sensitivity: String

  init(_ item: ActivityList.Item) {
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
