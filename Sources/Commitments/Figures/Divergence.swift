import GRDB
import Kernel

/// How far the responsible voice's judgement of the due actions lies above another's.
///
/// A difference is the responsible voice's place on its scale minus the other's place on its
/// own, in per cent of a scale, exact. Where one of the two has no place on its scale (no
/// evidence, no data, nothing said), they are not comparable.
public struct Divergence: Codable, Hashable, Sendable {
  /// The voice that is compared with the responsible one.
  public let voice: Voice
  /// Actions due; the denominator of what is comparable.
  public let due: Int
  public let comparable: Int
  /// In how many of these the responsible voice puts itself higher, equal, or lower.
  public let higher: Int
  public let equal: Int
  public let lower: Int
  /// All differences together, as a decimal string; the mean is this over ``comparable``.
  public let sum: String
  /// The mean rounded half to even at six decimals; nil where nothing is comparable.
  public let mean: String?
}

extension Divergence {
  /// Of one plan on a day, a line for each voice but the responsible one.
  public static func load(
    _ db: Database, plan: Int64, today: CalendarDate
  ) throws -> [Divergence] {
    let due = try PlanProgress.load(db, plan: plan, today: today)?.due ?? 0
    return try load(db, .plan(plan), today, due: [plan: due])[plan] ?? []
  }

  /// By plan.
  static func load(
    _ db: Database, _ scope: PlanScope, _ today: CalendarDate, due: [Int64: Int]
  ) throws -> [Int64: [Divergence]] {
    let standing = try StatusSQL.standing(db, today: today)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT n.plan_id, o.voice, count(*), sum(x.position > y.position),
          sum(x.position = y.position), sum(x.position - y.position)
        FROM plan_nodes n
          JOIN \(standing) r ON r.node_id = n.id AND r.voice = 'responsible'
          JOIN scale_values x ON x.id = r.scale_value_id
          JOIN \(standing) o ON o.node_id = n.id AND o.voice <> 'responsible'
          JOIN scale_values y ON y.id = o.scale_value_id
        WHERE n.level = 'action' AND \(scope.condition("n.plan_id"))
          AND x.position IS NOT NULL AND y.position IS NOT NULL AND \(StatusSQL.state) = 'due'
        GROUP BY 1, 2
        """, arguments: scope.arguments(today))
    var found: [Int64: [Voice: Divergence]] = [:]
    while let row = try rows.next() {
      guard let voice = Voice(rawValue: row[1]) else { continue }
      let plan: Int64 = row[0]
      found[plan, default: [:]][voice] = Divergence(
        voice, due: due[plan] ?? 0, comparable: row[2], higher: row[3], equal: row[4], sum: row[5])
    }
    return due.reduce(into: [:]) { plans, plan in
      plans[plan.key] = Voice.allCases.filter { $0 != .responsible }.map { voice in
        found[plan.key]?[voice]
          ?? Divergence(voice, due: plan.value, comparable: 0, higher: 0, equal: 0, sum: 0)
      }
    }
  }

  private init(
    _ voice: Voice, due: Int, comparable: Int, higher: Int, equal: Int, sum: Int64
  ) {
    let mean =
      comparable > 0 ? Rounding.halfEven(Int128(sum), dividedBy: Int128(comparable)) : nil
    self.init(
      voice: voice, due: due, comparable: comparable, higher: higher, equal: equal,
      lower: comparable - higher - equal, sum: ExactDecimal(millionths: Int128(sum)).description,
      mean: mean.map { ExactDecimal(millionths: $0).description })
  }
}
