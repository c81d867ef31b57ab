import Storage
import Disclosure
import GRDB
import Kernel

extension ConcernPage {
  /// The id of a concern named by its code, or its id with or without # before it.
  public static func id(of name: String, in db: Database) throws -> Int64 {
    let found = try RecordKey.concern.ids(name, in: db)
    let ids = found.isEmpty ? try RecordKey.concern.ids("#" + name, in: db) : found
    guard let id = ids.first else { throw ConcernFailure.unknown(name) }
    return id
  }

  /// Throws ``ConcernFailure``.
  public static func load(
    _ db: Database, concern id: Int64, today: CalendarDate, for audience: Audience
  ) throws -> ConcernPage {
    var gate = Gate(for: audience)
    guard let item = try ConcernList.item(db, id, today: today) else {
      throw ConcernFailure.unknown("#\(id)")
    }
    guard gate.admits(Sensitivity(stored: item.sensitivity)) else {
      throw ConcernFailure.withheld(id)
    }
    let row = try Row.fetchOne(
      db, sql: "SELECT description, threat, community_id FROM concerns WHERE id = ?",
      arguments: [id])
    return ConcernPage(
      today: today.description, concern: item, description: row?[0], threat: row?[1],
      community: try community(row?[2] ?? 0, db, &gate),
      rounds: try rounds(of: id, today, db), escalations: try escalations(of: id, today, db),
      toldBack: try toldBack(of: id, today, db), withheld: gate.withheld)
  }

  private static func community(
    _ id: Int64, _ db: Database, _ gate: inout Gate
  ) throws -> Community {
    let found = try Row.fetchOne(db, sql: "SELECT * FROM communities WHERE id = ?", arguments: [id])
    guard let row = found else { throw ConcernFailure.unknown("#\(id)") }
    let position = (row["position"] as String?).flatMap { text in
      gate.position(
        text, precision: Precision(rawValue: row["precision"]) ?? .hidden,
        sensitivity: Sensitivity(stored: row["sensitivity"]))
    }
    return Community(
      id: id, name: row["name"], country: row["country"], area: row["area"],
      adminCode: row["admin_code"], population: row["population"],
      populationSource: row["population_source"], position: position)
  }

  private static func rounds(
    of concern: Int64, _ today: CalendarDate, _ db: Database
  ) throws -> [Round] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT r.id, r.held_on, r.method FROM prioritisation_rounds r
        WHERE r.held_on <= ? AND r.id IN (SELECT round_id FROM rankings WHERE concern_id = ?)
        ORDER BY r.held_on DESC, r.id DESC
        """, arguments: [today.description, concern]
    ).map { row in
      Round(
        heldOn: row[1], method: row[2],
        ranks: try ConcernList.ranks(of: concern, round: row[0], db))
    }
  }

  /// What came after the day is not known on it.
  static func escalations(
    of concern: Int64, _ today: CalendarDate, _ db: Database
  ) throws -> [Escalation] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT e.id, e.level, e.body, e.raised_on,
          iif(e.acknowledged_on <= :today, e.acknowledged_on, NULL),
          iif(e.answered_on <= :today, e.answered_on, NULL),
          iif(e.answered_on <= :today, e.answer, NULL),
          (SELECT min(b.told_on) FROM told_back b
            WHERE b.escalation_id = e.id AND b.told_on <= :today)
        FROM escalations e WHERE e.concern_id = :concern AND e.raised_on <= :today
        ORDER BY e.raised_on, \(CommunitySQL.height("e.level")), e.id
        """, arguments: ["concern": concern, "today": today.description]
    ).map { row in
      let answered: String? = row[5]
      return Escalation(
        id: row[0], level: row[1], body: row[2], raisedOn: row[3], acknowledgedOn: row[4],
        answeredOn: answered, answer: row[6], toldOn: row[7],
        unansweredDays: answered == nil ? ConcernList.days(from: row[3], to: today) : nil)
    }
  }

  private static func toldBack(
    of concern: Int64, _ today: CalendarDate, _ db: Database
  ) throws -> [Telling] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT told_on, how, by_role, escalation_id FROM told_back
        WHERE concern_id = ? AND told_on <= ? ORDER BY told_on, id
        """, arguments: [concern, today.description]
    ).map { Telling(toldOn: $0[0], how: $0[1], byRole: $0[2], escalation: $0[3]) }
  }
}
