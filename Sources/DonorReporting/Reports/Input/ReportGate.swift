import Disclosure
import GRDB
import Kernel

/// What a report says of activities and partners, as its audience may see it. Amounts stay: a
/// report adds up for everybody.
struct ReportGate {
  private var query: ProgrammeQuery
  private var activities: [String: Sensitivity] = [:]
  /// Whether what was asked about passes, so that each counts once among what is withheld.
  private var verdicts: [String: Bool] = [:]

  init(_ db: Database, for audience: Audience) throws {
    query = try ProgrammeQuery(db, Gate(for: audience))
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT identifier, sensitivity FROM activities
        WHERE identifier IS NOT NULL AND sensitivity <> 'public'
        """)
    for row in rows {
      activities[row[0]] = max(activities[row[0]] ?? .public, Sensitivity(stored: row[1]))
    }
  }

  var withheld: [Withheld] { query.gate.withheld }

  /// An entry without what the audience may not see: of an activity above its class all words, of
  /// a partner the name.
  mutating func seen(_ entry: LedgerEntry) -> LedgerEntry {
    var entry = entry
    if let activity = entry.activity.flatMap({ activities[$0] }),
      !passes("activities", entry.activity, activity)
    {
      entry.hide([
        \.activity: "activity", \.partner: "partner", \.description: "description",
        \.payee: "payee",
      ])
    }
    if entry.partner != nil,
      !passes(
        "organisations", entry.partner, query.sensitivity(ofOrganisation: nil, entry.partner))
    {
      entry.hide([\.partner: "partner"])
    }
    return entry
  }

  /// The results of the activities that the store has and the audience may see.
  mutating func results(of identifiers: [String]) throws -> [ReportedResult] {
    var results: [ReportedResult] = []
    for identifier in identifiers {
      let rows = try Row.fetchAll(
        query.db,
        sql: """
          SELECT id, sensitivity FROM activities a
          WHERE identifier = ? AND withdrawn = 0 AND NOT EXISTS (
            SELECT 1 FROM activity_exclusions e WHERE e.activity_id = a.id AND e.reason = 'copy')
          ORDER BY id
          """, arguments: [identifier])
      for row in rows where passes("activities", identifier, Sensitivity(stored: row[1])) {
        results += try query.results(row[0])
      }
    }
    return results
  }

  /// The donors of the grants that bear part of some entries, by code.
  mutating func funders(of entries: [LedgerEntry]) throws -> [String: String] {
    let codes = Set(entries.flatMap { $0.shares.compactMap(\.bearer) })
    let rows = try Row.fetchAll(
      query.db, sql: "SELECT code, donor, sensitivity FROM grants ORDER BY code")
    var funders: [String: String] = [:]
    for row in rows where codes.contains(row[0]) {
      if passes("grants", row[0], Sensitivity(stored: row[2])) { funders[row[0]] = row[1] }
    }
    return funders
  }

  private mutating func passes(
    _ what: String, _ name: String?, _ sensitivity: Sensitivity
  ) -> Bool {
    let key = "\(what) \(name ?? "")"
    if let verdict = verdicts[key] { return verdict }
    let verdict = query.gate.passes(what, sensitivity)
    verdicts[key] = verdict
    return verdict
  }
}

extension LedgerEntry {
  fileprivate mutating func hide(_ texts: [WritableKeyPath<LedgerEntry, String?>: String]) {
    for (path, name) in texts where self[keyPath: path] != nil {
      self[keyPath: path] = nil
      withheld = ((withheld ?? []) + [name]).sorted()
    }
  }
}
