import GRDB
import Kernel

/// What one voice says of one commitment, and how old that is.
public struct VoiceStatus: Codable, Hashable, Sendable {
  public let voice: Voice
  public let assessment: Int64
  public let institution: String
  /// Codes of the scale and of its value.
  public let scale: String
  public let value: String
  public let label: String
  public let meaning: ProgressMeaning
  /// In per cent of the scale, as a decimal string; nil where the value has no place on it.
  public let position: String?
  public let assessedOn: String
  public let ageDays: Int
  /// Whether it is older than the plan's cycle; nil where the plan states none.
  public let isStale: Bool?
  /// How many pieces of evidence it rests on.
  public let evidence: Int
  /// The strictest class of plan, commitment and assessment.
  public let sensitivity: String
}

/// The responsible voice's place minus another's; nil where the two are not comparable.
public struct VoiceDifference: Codable, Hashable, Sendable {
  public let voice: Voice
  /// Per cent of a scale, as a decimal string.
  public let difference: String?
}

extension VoiceStatus {
  /// By node, in the order of ``Voice``.
  ///
  /// - Parameter condition: SQL over node `n`.
  static func load(
    _ db: Database, where condition: String, _ arguments: StatementArguments,
    today: CalendarDate
  ) throws -> [Int64: [VoiceStatus]] {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT n.id, s.voice, s.assessment_id, i.name, c.code, v.code, v.label, v.meaning,
          v.position, s.assessed_on, s.assessed_on < \(StatusSQL.freshSince),
          (SELECT count(DISTINCT l.evidence_id) FROM assessment_evidence l
            WHERE l.assessment_id = a.id AND NOT EXISTS
              (SELECT 1 FROM assessment_evidence_retractions r WHERE r.record_id = l.id)),
          \(StatusSQL.strictest("p.sensitivity", "n.sensitivity", "s.sensitivity"))
        FROM plan_nodes n JOIN policy_plans p ON p.id = n.plan_id
          JOIN \(StatusSQL.standing(db, today: today)) s ON s.node_id = n.id
          JOIN assessments a ON a.id = s.assessment_id
          JOIN institutions i ON i.id = a.institution_id
          JOIN scale_values v ON v.id = s.scale_value_id
          JOIN assessment_scales c ON c.id = v.scale_id
        WHERE \(condition)
        """, arguments: arguments + ["today": today.description])
    var statuses: [Int64: [VoiceStatus]] = [:]
    while let row = try rows.next() {
      guard let voice = Voice(rawValue: row[1]), let meaning = ProgressMeaning(rawValue: row[7])
      else { continue }
      let assessedOn: String = row[9]
      statuses[row[0], default: []].append(
        VoiceStatus(
          voice: voice, assessment: row[2], institution: row[3], scale: row[4], value: row[5],
          label: row[6], meaning: meaning,
          position: (row[8] as Int64?).map { FixedDecimal(millionths: $0).description },
          assessedOn: assessedOn, ageDays: age(assessedOn, today), isStale: row[10],
          evidence: row[11], sensitivity: row[12]))
    }
    let order = Dictionary(
      uniqueKeysWithValues: Voice.allCases.enumerated().map { ($0.element, $0.offset) })
    return statuses.mapValues {
      $0.sorted { order[$0.voice, default: 0] < order[$1.voice, default: 0] }
    }
  }

  private static func age(_ day: String, _ today: CalendarDate) -> Int {
    guard let from = CalendarDate(day)?.dayNumber, let to = today.dayNumber else { return 0 }
    return to - from
  }
}

extension [VoiceStatus] {
  /// A line for each voice but the responsible one.
  var differences: [VoiceDifference] {
    let positions = Dictionary(
      uniqueKeysWithValues: map { ($0.voice, $0.position.flatMap { FixedDecimal(exactly: $0) }) })
    let own = positions[.responsible] ?? nil
    return Voice.allCases.filter { $0 != .responsible }.map { voice in
      let other = positions[voice] ?? nil
      let difference = own.flatMap { own in
        other.map { FixedDecimal(millionths: own.millionths - $0.millionths).description }
      }
      return VoiceDifference(voice: voice, difference: difference)
    }
  }
}
