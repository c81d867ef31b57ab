import Foundation
import GRDB
import Kernel
import Storage
import TestSupport
import Testing

@testable import Commitments

/// Progress and divergence of random plans, against a calculation apart from the SQL.
struct OracleTests {
  struct Described: Codable {
    struct Assessment: Codable {
      var id: Int64
      var voice: String
      var assessedOn: String
      var meaning: String?
      var position: Int64?
      var supersedes: Int64?
      var retracted: Bool
    }
    struct Action: Codable {
      var deadline: String?
      var fate: String?
      var assessments: [Assessment]
    }
    struct Plan: Codable {
      var cycle: Int?
      var actions: [Action]
    }
    var today: String
    var plans: [Plan]
  }

  /// What both calculations say of a plan.
  struct Judged: Codable, Equatable {
    struct OfVoice: Codable, Equatable {
      var voice: String
      /// In the order of ``ProgressMeaning``.
      var counts: [Int]
      var never: Int
      var stale: Int?
    }
    struct Line: Codable, Equatable {
      var voice: String
      var comparable, higher, equal, lower: Int
      var sum: String
      var mean: String?
    }
    var due, notDue, undated, dropped, merged, reworded: Int
    var voices: [OfVoice]
    var divergence: [Line]
  }

  @Test("Random plans, on three days each", arguments: 0..<4)
  func random(round: Int) throws {
    var draw = SeededGenerator()
    let store = try CommitmentsStore()
    let plans = try OracleTests.fill(store, &draw)
    for today in ["2024-06-15", "2025-10-31", "2026-12-31"] {
      let day = try asOf(today)
      let run = try RunProcess.run(
        "python3", [OracleTests.script],
        stdin: String(
          decoding: JSONEncoder().encode(Described(today: today, plans: plans)), as: UTF8.self))
      try #require(run.status == 0, "\(run.stderr)")
      let expected = try JSONDecoder().decode([Judged].self, from: Data(run.stdout.utf8))
      let overview = try store.read { try PlanOverview.load($0, today: day) }
      let found = overview.plans.map { Judged($0.progress, $0.divergence) }
      #expect(found == expected, "\(today)")
      for plan in overview.plans {
        #expect(
          try store.read { try PlanProgress.load($0, plan: plan.id, today: day) } == plan.progress)
        #expect(
          try store.read { try Divergence.load($0, plan: plan.id, today: day) } == plan.divergence)
      }
    }
    #expect(try store.read { try Standing().differences($0) } == 0)
  }

  private static let script = Shared.repository
    .appending(path: "Tests/CommitmentsTests/oracle.py").path

  /// Four plans of up to 30 actions, with up to 12 assessments each.
  private static func fill(
    _ store: CommitmentsStore, _ draw: inout SeededGenerator
  ) throws -> [Described.Plan] {
    let values = try store.read {
      try Row.fetchAll($0, sql: "SELECT id, scale_id, meaning, position FROM scale_values")
    }
    let network = try store.add(
      "institutions", ["name": "Illustrative Network", "kind": "civil-society"])
    var plans: [Described.Plan] = []
    for number in 1...4 {
      let cycle = [nil, 1, 6, 12, 24].randomElement(using: &draw) ?? nil
      var plan = Sample.plan.merging(["code": "XR-\(number)"]) { $1 }
      plan["cycle_months"] = cycle.map(String.init)
      try store.add("plans", plan)
      var described = Described.Plan(cycle: cycle, actions: [])
      for action in 1...Int.random(in: 1...30, using: &draw) {
        let fate = ["dropped", nil, nil, nil, nil].randomElement(using: &draw) ?? nil
        let deadline = OracleTests.partialDate(&draw)
        var values = Sample.action.merging([
          "plan": "XR-\(number)", "code": "A\(action)",
        ]) { $1 }
        values["start"] = nil
        values["fate"] = fate
        values["deadline"] = deadline
        try store.add("plan-matrix", values)
        described.actions.append(
          Described.Action(deadline: deadline, fate: fate, assessments: []))
      }
      for index in described.actions.indices {
        let node = try store.node("A\(index + 1)", plan: "XR-\(number)")
        described.actions[index].assessments = try store.change { changes in
          try assess(node, network, values, in: changes, &draw)
        }
      }
      plans.append(described)
    }
    return plans
  }

  private static func assess(
    _ node: Int64, _ institution: Int64, _ values: [Row], in changes: ChangeSet,
    _ draw: inout SeededGenerator
  ) throws -> [Described.Assessment] {
    var written: [Described.Assessment] = []
    for _ in 0..<Int.random(in: 0...12, using: &draw) {
      guard let value = values.randomElement(using: &draw),
        let voice = Voice.allCases.randomElement(using: &draw)
      else { continue }
      let earlier = written.indices.filter { written[$0].voice == voice.rawValue }
      let superseded = Bool.random(using: &draw) ? earlier.randomElement(using: &draw) : nil
      let assessment = Described.Assessment(
        id: try changes.newID(), voice: voice.rawValue, assessedOn: day(&draw), meaning: value[2],
        position: value[3], supersedes: superseded.map { written[$0].id }, retracted: false)
      try changes.insert(
        "assessments", id: assessment.id,
        [
          ("node_id", node), ("institution_id", institution), ("voice", voice.rawValue),
          ("scale_id", value[1] as Int64), ("scale_value_id", value[0] as Int64),
          ("rationale", "x"), ("assessed_on", assessment.assessedOn),
          ("supersedes_id", assessment.supersedes), ("sensitivity", "public"),
          ("revision_id", changes.revision),
        ])
      written.append(assessment)
    }
    for index in written.indices where Int.random(in: 0..<6, using: &draw) == 0 {
      written[index].retracted = true
      try changes.insert(
        "assessment_retractions", id: changes.newID(),
        [
          ("record_id", written[index].id), ("reason", "x"), ("revision_id", changes.revision),
        ])
    }
    return written
  }

  private static func day(_ draw: inout SeededGenerator) -> String {
    let number = Int.random(in: 19_350...20_800, using: &draw)
    return CalendarDate(dayNumber: number)?.description ?? "2025-01-01"
  }

  private static func partialDate(_ draw: inout SeededGenerator) -> String? {
    let text = day(&draw)
    return [nil, String(text.prefix(4)), String(text.prefix(7)), text]
      .randomElement(using: &draw) ?? nil
  }
}

extension OracleTests.Judged {
  init(_ progress: PlanProgress, _ divergence: [Divergence]) {
    self.init(
      due: progress.due, notDue: progress.notDue, undated: progress.undated,
      dropped: progress.dropped, merged: progress.merged, reworded: progress.reworded,
      voices: progress.voices.map { voice in
        OfVoice(
          voice: voice.voice.rawValue,
          counts: [
            voice.complete, voice.underWay, voice.notStarted, voice.noEvidence, voice.noData,
            voice.notDue, voice.closed,
          ], never: voice.neverAssessed, stale: voice.stale)
      },
      divergence: divergence.map { line in
        Line(
          voice: line.voice.rawValue, comparable: line.comparable, higher: line.higher,
          equal: line.equal, lower: line.lower, sum: line.sum, mean: line.mean)
      })
  }
}
