import Disclosure
import GRDB

/// Where activities name organisations, as an audience may see it.
struct NamedOrganisations {
  /// An organisation that people keep.
  struct Kept {
    let identifier: String?
    let name: String
    let type: String
    let country: String?
    let role: String
    let website: String?
    let sensitivity: Sensitivity

    var key: String { identifier ?? name }
  }

  let seen: SeenActivities
  /// Those that the audience may see.
  let kept: [Kept]
  /// Identifiers and names of the others.
  private let hidden: Set<String>
  private(set) var gate: Gate

  init(_ db: Database, _ seen: SeenActivities) throws {
    var gate = Gate(for: seen.audience)
    var hidden: Set<String> = []
    kept = try Row.fetchAll(
      db,
      sql: """
        SELECT identifier, name, type, country, role, website, sensitivity FROM organisations
        ORDER BY name, id
        """
    ).compactMap { row in
      let kept = Kept(
        identifier: row[0], name: row[1], type: row[2], country: row[3], role: row[4],
        website: row[5], sensitivity: Sensitivity(stored: row[6]))
      if gate.passes("organisations", kept.sensitivity) { return kept }
      hidden.formUnion([kept.identifier, kept.name].compactMap { $0 })
      return nil
    }
    for withheld in seen.withheld {
      gate.withhold(withheld.what, withheld.why, count: withheld.count)
    }
    self.seen = seen
    self.hidden = hidden
    self.gate = gate
  }

  func isHidden(_ identifier: String?, _ name: String?) -> Bool {
    [identifier, name].contains { $0.map(hidden.contains) == true }
  }

  /// Each naming of an organisation by an activity that is seen.
  ///
  /// - Parameter isOne: of the one alone that `:key` names.
  func sql(isOne: Bool = false) -> String {
    func key(_ ref: String, _ name: String) -> String {
      isOne ? "AND \(NamedOrganisations.isNamed(ref, name))" : ""
    }
    return """
      SELECT coalesce(nullif(p.ref, ''), p.name) AS key, nullif(p.ref, '') AS ref, p.name AS name,
        p.type AS type, p.role AS role, a.id AS activity_id
      FROM participating_orgs p JOIN activities a ON a.id = p.activity_id
      WHERE a.withdrawn = 0 AND \(seen.admits("a.id")) \(key("p.ref", "p.name"))
      UNION ALL
      SELECT coalesce(nullif(a.reporting_org_ref, ''), a.reporting_org_name),
        nullif(a.reporting_org_ref, ''), a.reporting_org_name, a.reporting_org_type, 'reporting',
        a.id
      FROM activities a
      WHERE a.withdrawn = 0 AND \(seen.admits("a.id"))
        \(key("a.reporting_org_ref", "a.reporting_org_name"))
      """
  }

  /// Whether columns name the organisation `:key`: by its identifier, else by its name. Either has
  /// an index.
  static func isNamed(_ ref: String, _ name: String) -> String {
    "(\(ref) = :key OR (coalesce(\(ref), '') = '' AND \(name) = :key))"
  }
}
