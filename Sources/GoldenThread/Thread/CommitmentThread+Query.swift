import Disclosure
import GRDB
import Kernel
import Portfolio
import Reference

extension CommitmentThread {
  /// Throws ``CommitmentLookupFailure``, ``ThreadFailure`` or `ConcernFailure` where there is no
  /// such beginning, or none for this audience.
  public static func load(
    _ db: Database, from beginning: Beginning, today: CalendarDate, for audience: Audience
  ) throws -> CommitmentThread {
    var gate = ThreadGate(try CommitmentGate(db, for: audience))
    let start: Start
    let links: [ThreadLink]
    switch beginning {
    case .commitment(let id):
      let name = try ThreadScope.part(id).name(db, gate.records)
      start = Start(kind: "commitment", id: id, name: name)
      links = []
    case .activity(let id):
      start = try activity(id, db, gate.records)
      links = try ThreadLink.of(activity: id, db)
    case .transaction(let id):
      start = try transaction(id, db, gate.records)
      links = try ThreadLink.of(transaction: id, db)
    case .concern(let id):
      start = try concern(id, db, today, gate.records)
      links = try ThreadLink.of(concern: id, db)
    case .course(let id):
      start = try course(id, db)
      links = try ThreadLink.of(course: id, db, &gate)
    }
    let strands =
      if case .commitment(let id) = beginning {
        [try ThreadStrand.load(db, node: id, through: [], today: today, &gate)]
      } else {
        try strands(db, links, today, &gate)
      }
    return CommitmentThread(
      today: today.description, audience: audience,
      currency: try ReportingSettings.load(db).currency?.description, start: start,
      strands: strands, withheld: gate.records.gate.withheld)
  }

  /// In the order of the links.
  private static func strands(
    _ db: Database, _ links: [ThreadLink], _ today: CalendarDate, _ gate: inout ThreadGate
  ) throws -> [ThreadStrand] {
    var nodes: [Int64] = []
    for link in links where !nodes.contains(link.node) { nodes.append(link.node) }
    return try nodes.compactMap { node in
      do {
        _ = try ThreadScope.part(node).name(db, gate.records)
      } catch CommitmentLookupFailure.withheld {
        gate.withhold("plan_nodes", node)
        return nil
      }
      return try ThreadStrand.load(
        db, node: node, through: links.filter { $0.node == node }, today: today, &gate)
    }
  }

  private static func activity(
    _ id: Int64, _ db: Database, _ gate: CommitmentGate
  ) throws -> Start {
    let row = try Row.fetchOne(
      db, sql: "SELECT identifier, title, withdrawn, sensitivity FROM activities WHERE id = ?",
      arguments: [id])
    guard let row else { throw ThreadFailure.unknown(.activity, "#\(id)") }
    guard gate.admits(row[3]) else { throw ThreadFailure.withheld(.activity, id) }
    return Start(
      kind: "activity", id: id, name: row[0], title: row[1], isWithdrawn: row[2],
      share: try SourceShare.load(db, .activity, id))
  }

  private static func transaction(
    _ id: Int64, _ db: Database, _ gate: CommitmentGate
  ) throws -> Start {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT a.identifier || coalesce('#' || t.ref, ''), t.description,
          t.withdrawn = 1 OR a.withdrawn = 1, a.sensitivity
        FROM transactions t JOIN activities a ON a.id = t.activity_id WHERE t.id = ?
        """, arguments: [id])
    guard let row else { throw ThreadFailure.unknown(.transaction, "#\(id)") }
    guard gate.admits(row[3]) else { throw ThreadFailure.withheld(.transaction, id) }
    return Start(
      kind: "transaction", id: id, name: row[0], title: row[1], isWithdrawn: row[2],
      share: try SourceShare.load(db, .transaction, id))
  }

  private static func course(_ id: Int64, _ db: Database) throws -> Start {
    let row = try Row.fetchOne(
      db, sql: "SELECT code, title FROM courses WHERE id = ?", arguments: [id])
    guard let row else { throw ThreadFailure.unknown(.course, "#\(id)") }
    return Start(kind: "course", id: id, name: row[0], title: row[1])
  }

  private static func concern(
    _ id: Int64, _ db: Database, _ today: CalendarDate, _ gate: CommitmentGate
  ) throws -> Start {
    let page = try ConcernPage.load(db, concern: id, today: today, for: gate.gate.audience)
    return Start(
      kind: "concern", id: id, name: page.concern.code, title: page.concern.title,
      concern: page)
  }
}

extension CommitmentThread.Start {
  fileprivate init(
    kind: String, id: Int64, name: String, title: String? = nil, isWithdrawn: Bool = false,
    share: SourceShare? = nil
  ) {
    self.init(
      kind: kind, id: id, name: name, title: title, isWithdrawn: isWithdrawn, share: share,
      concern: nil)
  }

  fileprivate init(kind: String, id: Int64, name: String, title: String, concern: ConcernPage) {
    self.init(
      kind: kind, id: id, name: name, title: title, isWithdrawn: false, share: nil,
      concern: concern)
  }
}
