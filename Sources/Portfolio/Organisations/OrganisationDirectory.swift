import Disclosure
import GRDB
import Reference

/// All organisations that an audience may see, to list or search among them. Finding them looks at
/// every activity: who asks often keeps it.
public struct OrganisationDirectory: Sendable {
  struct Entry: Sendable {
    let item: OrganisationList.Item
    /// In how many activities it has each role.
    var activities: [String: Int] = [:]
  }

  let entries: [Entry]
  let withheld: [Withheld]

  public static func load(_ db: Database, _ seen: SeenActivities) throws -> OrganisationDirectory {
    let named = try NamedOrganisations(db, seen)
    let own = try OwnOrganisation.load(db)
    var kept = Dictionary(named.kept.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var entries = try namings(db, named).compactMap { key, naming -> Entry? in
      guard !named.isHidden(naming.ref, naming.name) else { return nil }
      let record = kept.removeValue(forKey: key)
      return Entry(
        item: OrganisationList.Item(
          identifier: naming.ref, name: record?.name ?? naming.name ?? key,
          type: record?.type ?? naming.type, country: record?.country,
          roles: naming.roles.keys.sorted(), activities: naming.activities.number,
          keptAs: record?.role, isOwn: naming.ref.map(own.isOwn) ?? false),
        activities: naming.roles.mapValues(\.number))
    }
    entries += kept.values.map { record in
      Entry(
        item: OrganisationList.Item(
          identifier: record.identifier, name: record.name, type: record.type,
          country: record.country, roles: [], activities: 0, keptAs: record.role,
          isOwn: record.identifier.map(own.isOwn) ?? false))
    }
    return OrganisationDirectory(entries: entries, withheld: named.gate.withheld)
  }

  /// How many activities there were, of such as come in order.
  private struct Count {
    var number = 0
    private var latest: Int64?

    mutating func add(_ activity: Int64) {
      if latest != activity { number += 1 }
      latest = activity
    }
  }

  /// What all activities say of one organisation; of several names and types the last in order.
  private struct Naming {
    var ref: String?
    var name: String?
    var type: String?
    var activities = Count()
    var roles: [String: Count] = [:]

    mutating func add(ref: String?, name: String?, type: String?, role: String?, in activity: Int64)
    {
      self.ref = ref ?? self.ref
      self.name = [self.name, name].compactMap { $0 }.max()
      self.type = [self.type, type].compactMap { $0 }.max()
      activities.add(activity)
      if let role { roles[role, default: Count()].add(activity) }
    }
  }

  /// By the organisation's key, in one reading.
  private static func namings(
    _ db: Database, _ named: NamedOrganisations
  ) throws -> [String: Naming] {
    var namings: [String: Naming] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT key, ref, name, type, role, activity_id FROM (\(named.sql()))
        WHERE key IS NOT NULL ORDER BY activity_id
        """)
    while let row = try rows.next() {
      namings[row[0], default: Naming()]
        .add(ref: row[1], name: row[2], type: row[3], role: row[4], in: row[5])
    }
    return namings
  }
}
