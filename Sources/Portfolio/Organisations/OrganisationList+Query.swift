import Disclosure
import GRDB
import Kernel
import Reference

extension OrganisationList {
  /// - Parameter limit: nil for all.
  public static func load(
    _ db: Database, _ seen: SeenActivities, _ filter: Filter = Filter(), offset: Int = 0,
    limit: Int? = nil
  ) throws -> OrganisationList {
    let named = try NamedOrganisations(db, seen)
    let own = try OwnOrganisation.load(db)
    var kept = Dictionary(named.kept.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var items = try Row.fetchAll(
      db,
      sql: """
        WITH \(named.sql)
        SELECT key, max(ref), max(name), max(type), group_concat(DISTINCT role),
          count(DISTINCT activity_id)
        FROM named WHERE key IS NOT NULL AND (:role IS NULL OR role = :role) GROUP BY key
        """, arguments: ["role": filter.role]
    ).compactMap { row -> Item? in
      let own = { (identifier: String?) in identifier.map(own.isOwn) ?? false }
      let (key, identifier, name): (String, String?, String?) = (row[0], row[1], row[2])
      guard !named.isHidden(identifier, name) else { return nil }
      let record = kept.removeValue(forKey: key)
      return Item(
        identifier: identifier, name: record?.name ?? name ?? key,
        type: record?.type ?? row[3], country: record?.country,
        roles: (row[4] as String? ?? "").split(separator: ",").map(String.init).sorted(),
        activities: row[5], keptAs: record?.role, isOwn: own(identifier))
    }
    if filter.role == nil {
      items += kept.values.map { record in
        Item(
          identifier: record.identifier, name: record.name, type: record.type,
          country: record.country, roles: [], activities: 0, keptAs: record.role,
          isOwn: record.identifier.map(own.isOwn) ?? false)
      }
    }
    if let words = filter.search?.lowercased() {
      items = items.filter { item in
        [item.identifier, item.name].contains { $0?.lowercased().contains(words) == true }
      }
    }
    items.sort { ($1.activities, $0.name, $0.key) < ($0.activities, $1.name, $1.key) }
    return OrganisationList(
      organisations: Array(items.dropFirst(max(0, offset)).prefix(limit ?? .max)),
      total: items.count, withheld: named.gate.withheld)
  }
}
