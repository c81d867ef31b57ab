import Disclosure
import GRDB
import Reference

extension OrganisationSheet {
  /// - Parameters:
  ///   - text: its identifier or name.
  ///   - limit: how many activities are listed; nil for all.
  /// - Throws: ``OrganisationFailure``
  public static func load(
    _ db: Database, _ seen: SeenActivities, organisation text: String, offset: Int = 0,
    limit: Int? = nil
  ) throws -> OrganisationSheet {
    let query = try OrganisationQuery(db, NamedOrganisations(db, seen), text)
    return OrganisationSheet(
      identifier: query.identifier, name: query.name, names: query.otherNames,
      type: query.kept?.type ?? query.type, country: query.kept?.country,
      website: query.kept?.website, keptAs: query.kept?.role,
      isOwn: try query.identifier.map(OwnOrganisation.load(db).isOwn) ?? false,
      roles: query.roles, countries: try query.countries(), money: try query.money(),
      activityCount: query.rolesByActivity.count,
      activities: try query.activities(offset: max(0, offset), limit: limit),
      withheld: query.named.gate.withheld)
  }
}
