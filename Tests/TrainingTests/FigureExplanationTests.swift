import Disclosure
import Kernel
import Pages
import TestSupport
import Testing

@testable import Training

/// Each figure says what it counts.
struct FigureExplanationTests {
  @Test("Every figure of every report has its rule, and every rule a figure", arguments: [31, 32])
  func rules(seed: UInt64) throws {
    let (store, year, day) = try TrainingGateTests.scene(seed)
    var told: [String: Set<String>] = [:]
    try store.read { db in
      for stage in Reach.Stage.allCases {
        let reach = try ReachReport.load(db, stage, in: year, for: .internal)
        let figures = (reach.programmes.flatMap(\.figures) + reach.across).map(\.figure)
        told.merge(try explained(figures, reach.explanation)) { $0.union($1) }
        #expect(reach.explanation.parameters["stage"] == stage.rawValue)
      }
      let hours = try HoursReport.load(db, in: year, for: .internal)
      told.merge(try explained(hours.figures.map(\.figure), hours.explanation)) { $0.union($1) }
      for code in try SeenCohorts.load(db, .all, for: .internal).codes {
        let cohort = try CohortReport.load(db, code, asOf: day, for: .internal)
        told.merge(try explained(cohort.figures.map(\.figure), cohort.explanation)) {
          $0.union($1)
        }
        #expect(cohort.explanation.cohorts == [code] && cohort.explanation.threshold == 5)
      }
    }
    let rules = Words.trainingRules.entries.filter { Words.english.entries[$0.key] == nil }
    #expect(Set(told.keys) == Set(rules.keys))
    #expect(told.values.allSatisfy { $0.count == 1 })
    #expect(told.allSatisfy { $0.value == rules[$0.key].map { [$0] } })
  }

  /// The rules of a report, of which none is missing and none is the figure's bare name.
  private func explained(
    _ figures: [String], _ explanation: FigureExplanation
  ) throws -> [String: Set<String>] {
    let rules = explanation.rules
    #expect(Set(figures).isSubset(of: Set(rules.map(\.figure))))
    #expect(rules.allSatisfy { $0.rule != $0.figure })
    return Dictionary(rules.map { ($0.figure, [$0.rule]) }) { $0.union($1) }
  }
}
