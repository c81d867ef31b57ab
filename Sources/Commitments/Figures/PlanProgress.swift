import GRDB
import Kernel

/// How far a plan has come: over its actions that are due, by what each voice says of them.
///
/// Actions without a deadline, not due yet, or gone from the plan are counted apart and are in
/// no voice's counts.
public struct PlanProgress: Codable, Hashable, Sendable {
  /// What one voice says. The counts, ``neverAssessed`` included, add up to the actions due.
  public struct OfVoice: Codable, Hashable, Sendable {
    public let voice: Voice
    public fileprivate(set) var complete = 0
    public fileprivate(set) var underWay = 0
    public fileprivate(set) var notStarted = 0
    public fileprivate(set) var noEvidence = 0
    /// The voice itself says that there is no data.
    public fileprivate(set) var noData = 0
    /// The voice says that it is not due yet, though its deadline has passed.
    public fileprivate(set) var notDue = 0
    public fileprivate(set) var closed = 0
    /// The voice has said nothing.
    public fileprivate(set) var neverAssessed = 0
    /// Of those assessed, how many longer ago than the plan's cycle; nil where it states none.
    public fileprivate(set) var stale: Int?
  }

  public let plan: Int64
  /// The denominator of every voice's counts.
  public fileprivate(set) var due = 0
  public fileprivate(set) var notDue = 0
  public fileprivate(set) var undated = 0
  public fileprivate(set) var dropped = 0
  public fileprivate(set) var merged = 0
  public fileprivate(set) var reworded = 0
  /// In the order of ``Voice``.
  public fileprivate(set) var voices: [OfVoice]

  fileprivate init(plan: Int64, hasCycle: Bool) {
    self.plan = plan
    voices = Voice.allCases.map { OfVoice(voice: $0, stale: hasCycle ? 0 : nil) }
  }
}

extension PlanProgress {
  /// The progress of one plan on a day; nil where there is no such plan.
  public static func load(
    _ db: Database, plan: Int64, today: CalendarDate
  ) throws -> PlanProgress? {
    try load(db, .plan(plan), today)[plan]
  }

  /// By plan.
  static func load(
    _ db: Database, _ scope: PlanScope, _ today: CalendarDate
  ) throws -> [Int64: PlanProgress] {
    var plans: [Int64: PlanProgress] = [:]
    let counted = try Row.fetchCursor(
      db,
      sql: """
        SELECT p.id, p.cycle_months IS NOT NULL, a.state, a.count FROM policy_plans p LEFT JOIN (
          SELECT n.plan_id, \(StatusSQL.state) AS state, count(*) AS count FROM plan_nodes n
          WHERE n.level = 'action' AND \(scope.condition("n.plan_id")) GROUP BY 1, 2
        ) a ON a.plan_id = p.id WHERE \(scope.condition("p.id"))
        """, arguments: scope.arguments(today))
    while let row = try counted.next() {
      let id: Int64 = row[0]
      let state = (row[2] as String?).flatMap(ActionState.init)
      plans[id, default: PlanProgress(plan: id, hasCycle: row[1])].count(state, row[3] ?? 0)
    }
    let said = try Row.fetchCursor(
      db,
      sql: """
        SELECT n.plan_id, s.voice, v.meaning, count(*), sum(s.assessed_on < p.fresh_since)
        FROM (SELECT p.id, \(StatusSQL.freshSince) AS fresh_since FROM policy_plans p
            WHERE \(scope.condition("p.id"))) p
          JOIN plan_nodes n ON n.plan_id = p.id AND n.level = 'action'
          JOIN \(StatusSQL.standing(db, today: today)) s ON s.node_id = n.id
          JOIN scale_values v ON v.id = s.scale_value_id
        WHERE \(StatusSQL.state) = 'due' GROUP BY 1, 2, 3
        """, arguments: scope.arguments(today))
    while let row = try said.next() {
      plans[row[0]]?.say(row[1], row[2], row[3], stale: row[4])
    }
    return plans
  }

  private mutating func count(_ state: ActionState?, _ count: Int) {
    switch state {
    case .due:
      due = count
      for index in voices.indices { voices[index].neverAssessed = count }
    case .notDue: notDue = count
    case .undated: undated = count
    case .dropped: dropped = count
    case .merged: merged = count
    case .reworded: reworded = count
    case .later, nil: break
    }
  }

  private mutating func say(_ voice: String, _ meaning: String, _ count: Int, stale: Int?) {
    guard let meaning = ProgressMeaning(rawValue: meaning),
      let index = voices.firstIndex(where: { $0.voice.rawValue == voice })
    else { return }
    switch meaning {
    case .complete: voices[index].complete = count
    case .underWay: voices[index].underWay = count
    case .notStarted: voices[index].notStarted = count
    case .noEvidence: voices[index].noEvidence = count
    case .noData: voices[index].noData = count
    case .notDue: voices[index].notDue = count
    case .closed: voices[index].closed = count
    }
    voices[index].neverAssessed -= count
    voices[index].stale = voices[index].stale.map { $0 + (stale ?? 0) }
  }
}
