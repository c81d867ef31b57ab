import GRDB

extension OrganisationList {
  /// - Parameter limit: nil for all.
  public init(
    _ directory: OrganisationDirectory, _ filter: Filter = Filter(), offset: Int = 0,
    limit: Int? = nil
  ) {
    var items = directory.entries.map(\.item)
    if let role = filter.role {
      items = directory.entries.compactMap { entry in
        entry.activities[role].map { activities in
          var item = entry.item
          item.activities = activities
          return item
        }
      }
    }
    if let words = filter.search?.lowercased() {
      items = items.filter { item in
        [item.identifier, item.name].contains { $0?.lowercased().contains(words) == true }
      }
    }
    items.sort { ($1.activities, $0.name, $0.key) < ($0.activities, $1.name, $1.key) }
    self.init(
      organisations: Array(items.dropFirst(max(0, offset)).prefix(limit ?? .max)),
      total: items.count, withheld: directory.withheld)
  }

  /// The list of a store whose organisations nobody keeps at hand.
  public static func load(
    _ db: Database, _ seen: SeenActivities, _ filter: Filter = Filter(), offset: Int = 0,
    limit: Int? = nil
  ) throws -> OrganisationList {
    OrganisationList(
      try OrganisationDirectory.load(db, seen), filter, offset: offset, limit: limit)
  }
}
