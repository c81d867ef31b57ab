import GRDB
import Kernel

/// What progress and divergence count, of one plan on one day: one pass over its actions, each
/// with what the four voices say of it.
struct PlanTally {
  /// What one voice says of the actions due.
  struct OfVoice {
    var meanings: [ProgressMeaning: Int] = [:]
    var stale = 0
    /// Where the responsible voice puts itself higher than this one, equal, or lower.
    var higher = 0
    var equal = 0
    var lower = 0
    /// The responsible voice's positions minus this one's, in millionths of a per cent.
    var difference: Int128 = 0
  }

  let plan: Int64
  /// Whether the plan states how often it is reported on.
  let hasCycle: Bool
  var states: [ActionState: Int] = [:]
  var voices: [Voice: OfVoice] = [:]

  /// By id of the plan.
  static func load(
    _ db: Database, _ scope: PlanScope, _ today: CalendarDate
  ) throws -> [PlanTally] {
    let values = try ScaleValue.all(db)
    let rows = try Row.fetchCursor(
      db, sql: sql(scope, standing: StatusSQL.standing(db, today: today)),
      arguments: scope.arguments(today))
    var tallies: [PlanTally] = []
    while let row = try rows.next() {
      let plan: Int64 = row[0]
      if tallies.last?.plan != plan { tallies.append(PlanTally(plan: plan, hasCycle: row[1])) }
      tallies[tallies.count - 1].count(row, values)
    }
    return tallies
  }

  /// A row an action, or one for a plan without any: plan, whether it has a cycle, state, and
  /// for each voice the value that stands and whether it is stale.
  private static func sql(_ scope: PlanScope, standing: String) -> String {
    let voices = Voice.allCases.enumerated().map { (alias: "s\($0.offset)", voice: $0.element) }
    let said = voices.map { "\($0.alias).scale_value_id, \($0.alias).assessed_on < p.fresh_since" }
    let joins = voices.map {
      """
      LEFT JOIN \(standing) \($0.alias) ON a.state = 'due' AND \($0.alias).node_id = a.id
        AND \($0.alias).voice = '\($0.voice.rawValue)'
      """
    }
    return """
      WITH p AS MATERIALIZED (
        SELECT p.id, p.cycle_months IS NOT NULL AS has_cycle,
          \(StatusSQL.freshSince) AS fresh_since
        FROM policy_plans p WHERE \(scope.condition("p.id"))
      ),
      a AS MATERIALIZED (
        SELECT n.id, n.plan_id, \(StatusSQL.state) AS state
        FROM plan_nodes n WHERE n.level = 'action' AND \(scope.condition("n.plan_id"))
      )
      SELECT p.id, p.has_cycle, a.state, \(said.joined(separator: ", "))
      FROM p LEFT JOIN a ON a.plan_id = p.id
      \(joins.joined(separator: "\n"))
      ORDER BY p.id
      """
  }

  private mutating func count(_ row: Row, _ values: [Int64: ScaleValue]) {
    guard let state = (row[2] as String?).flatMap(ActionState.init) else { return }
    states[state, default: 0] += 1
    guard state == .due else { return }
    var own: Int64?
    for (index, voice) in Voice.allCases.enumerated() {
      guard let value = (row[3 + 2 * index] as Int64?).flatMap({ values[$0] }) else { continue }
      if voice == .responsible { own = value.position }
      voices[voice, default: OfVoice()].count(
        value, isStale: row[4 + 2 * index] ?? false, against: own)
    }
  }
}

extension PlanTally.OfVoice {
  /// - Parameter own: the position of the responsible voice, where it has one.
  fileprivate mutating func count(_ value: ScaleValue, isStale: Bool, against own: Int64?) {
    meanings[value.meaning, default: 0] += 1
    if isStale { stale += 1 }
    guard let own, let position = value.position else { return }
    if own > position { higher += 1 } else if own < position { lower += 1 } else { equal += 1 }
    difference += Int128(own - position)
  }
}

/// A value of a scale that says something of progress.
private struct ScaleValue {
  let meaning: ProgressMeaning
  /// Millionths of a per cent of the scale.
  let position: Int64?

  static func all(_ db: Database) throws -> [Int64: ScaleValue] {
    let rows = try Row.fetchAll(db, sql: "SELECT id, meaning, position FROM scale_values")
    return rows.reduce(into: [:]) { values, row in
      guard let meaning = (row[1] as String?).flatMap(ProgressMeaning.init) else { return }
      values[row[0]] = ScaleValue(meaning: meaning, position: row[2])
    }
  }
}
