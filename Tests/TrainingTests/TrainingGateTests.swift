import Disclosure
import GRDB
import Kernel
import TestSupport
import Testing

@testable import Training

/// Figures as they leave: nobody is shown in a small number.
struct TrainingGateTests {
  static func scene(
    _ seed: UInt64
  ) throws -> (store: CohortStore, year: TrainingYear, day: CalendarDate) {
    var draw = SeededGenerator(seed: seed)
    let year = try #require(TrainingYear(2025))
    let training = RandomTraining(&draw, year: year)
    let store = try CohortStore()
    try training.write(to: store)
    return (store, year, try #require(CalendarDate(training.day)))
  }

  private static func numbers(_ table: DisclosedTable) -> [Int] {
    (table.cells.joined() + table.rowTotals + table.columnTotals + [table.total])
      .compactMap(\.value)
  }

  @Test("No number from one to below the threshold leaves", arguments: 21...26)
  func small(seed: UInt64) throws {
    let (store, year, day) = try TrainingGateTests.scene(seed)
    for audience in Audience.allCases {
      try store.read { db in
        let cohorts = try SeenCohorts.load(db, .all, for: audience)
        var gate = Gate(for: audience)
        let threshold = gate.threshold(cohorts.sensitivity).rawValue
        var shown: [Int] = []
        for stage in Reach.Stage.allCases {
          let reach = try Reach.load(db, stage, in: year, of: cohorts)
          let disclosed = try reach.disclosed(through: &gate)
          let again = try reach.disclosed(through: &gate)
          for (first, second) in zip(disclosed.programmes, again.programmes) {
            #expect(first.tables == second.tables)
            shown += first.tables.values.flatMap(TrainingGateTests.numbers)
          }
          for attribute in Reach.attributes {
            for range in disclosed.across(by: attribute) {
              let open = reach.across(by: attribute).first {
                TrainingAttribute.label($0.value) == range.label
              }
              #expect(
                range.atMost == .withheld || range.atMost.value.map(Int64.init) == open?.atMost)
              shown += [range.atLeast, range.atMost].compactMap(\.value)
            }
          }
        }
        shown += TrainingGateTests.numbers(
          try Completion.load(db, of: cohorts).disclosed(through: &gate).came)
        for wave in FollowUpAnswers.Wave.allCases {
          let answers = try FollowUpAnswers.load(db, wave, asOf: day, of: cohorts)
          shown += TrainingGateTests.numbers(try answers.disclosed(through: &gate))
        }
        shown += TrainingGateTests.numbers(
          try LearningGain.load(db, of: cohorts).disclosed(through: &gate).tests)
        let trainers = try TrainerBalance.load(db, of: cohorts).disclosed(through: &gate)
        shown += TrainingGateTests.numbers(trainers.assignments)
        shown += TrainingGateTests.numbers(trainers.background)
        shown += TrainingGateTests.numbers(trainers.trainers)
        let hours = try HoursReport.load(db, in: year, for: audience)
        let people = hours.figures.filter { $0.figure == "module" && $0.unit == .people }
        shown += people.compactMap { $0.value.flatMap(Int.init) }
        #expect(shown.filter { (1..<threshold).contains($0) } == [])
        #expect(shown.contains { $0 >= threshold })
        #expect(gate.withheld.contains { $0.why == .smallCell })
      }
    }
  }

  @Test("Hours of a programme are those of its modules among all", arguments: 21...26)
  func programmes(seed: UInt64) throws {
    let (store, year, _) = try TrainingGateTests.scene(seed)
    try store.read { db in
      for audience in Audience.allCases {
        let all = try HoursReport.load(db, in: year, for: audience).figures
        var modules: [FigureLine] = []
        for programme in ["ONE", "THREE", "TWO"] {
          let own = try HoursReport.load(db, in: year, programme: programme, for: audience)
          modules += own.figures.filter { $0.figure == "module" && $0.row != "no-module" }
        }
        #expect(
          Set(modules) == Set(all.filter { $0.figure == "module" && $0.row != "no-module" }))
      }
    }
  }

  @Test("Restricted cohorts count for those alone who were cleared; internal ones for everybody")
  func classes() throws {
    let store = try CohortStore.withCohort()
    try store.add("attendance", CohortSample.sheet("2025-03-10#am", CohortSample.people[0]))
    func accepted(_ selection: SeenCohorts.Selection, _ audience: Audience) throws -> Int64 {
      try store.read {
        let cohorts = try SeenCohorts.load($0, selection, for: audience)
        return try Completion.load($0, of: cohorts).accepted
      }
    }
    #expect(try accepted(.course("MED"), .public) == 2)
    #expect(throws: TrainingFailure.noCohorts(.cohort("MED-1"))) {
      try accepted(.cohort("MED-1"), .public)
    }
    #expect(try accepted(.cohort("MED-1"), .internal) == 2)
    try store.set("cohorts", store.id("cohorts", "MED-1"), [("sensitivity", "restricted")])
    #expect(try accepted(.all, .internal) == 0)
    #expect(throws: TrainingFailure.noCohorts(.course("MED"))) {
      try accepted(.course("MED"), .internal)
    }
    #expect(try accepted(.cohort("MED-1"), .restricted) == 2)
    let withheld = try store.read { try SeenCohorts.load($0, .all, for: .internal).withheld }
    #expect(withheld.map(\.what) == ["cohorts"] && withheld.map(\.count) == [1])
  }

  @Test("Of two people nothing is told but that something is withheld")
  func few() throws {
    let store = try CohortStore.withCohort()
    try store.add("attendance", CohortSample.sheet("2025-03-10#am", CohortSample.people[0]))
    for sheet in 1...2 {
      try store.add(
        "evaluations", ["cohort": "MED-1", "sheet": "\(sheet)", "recommends": "9"])
    }
    try store.read { db in
      let cohorts = try SeenCohorts.load(db, .all, for: .internal)
      var gate = Gate(for: .internal)
      let days = try ParticipantDays.load(db, of: cohorts)
      #expect(days.halfDays == 1 && "\(days.days)" == "0.5")
      #expect(days.disclosed(through: &gate).days == .withheld)
      let recommendation = try Recommendation.load(db, of: cohorts)
      #expect(recommendation.disclosed(through: &gate).netPromoterScore == .withheld)
      let completion = try Completion.load(db, of: cohorts)
      #expect(try completion.disclosed(through: &gate).share == .withheld)
      #expect(gate.withheld.allSatisfy { $0.why == .smallCell })
    }
  }
}
