import Disclosure
import GRDB
import Kernel
import TestSupport
import Testing

@testable import Training

/// Figures of seeded random cohorts, 20 for each seed, beside the calculation by fractions in
/// `training_oracle.py`.
struct TrainingOracleTests {
  @Test("Figures of 200 random cohorts equal an independent calculation", arguments: 1...10)
  func equalOracle(seed: UInt64) throws {
    var draw = SeededGenerator(seed: seed)
    let fiscal: FiscalYear = draw.one(of: [.calendar, .april])
    let year = try #require(TrainingYear(draw.number(2024...2025), of: fiscal))
    let training = RandomTraining(&draw, year: year)
    let store = try CohortStore()
    try training.write(to: store)
    let day = try #require(CalendarDate(training.day))
    let expected = try TrainingOracle.judge(training)
    let found = try store.read { try TrainingOracle($0, year, day) }
    for (stage, reach) in expected.reach { #expect(found.reach[stage] == reach, "\(stage)") }
    #expect(found.decisionMakers.groups == expected.decisionMakers.groups)
    for (audience, lines) in expected.decisionMakers.shown {
      #expect(found.decisionMakers.shown[audience] == lines, "\(audience)")
    }
    #expect(found.all == expected.all)
    #expect(Set(found.each.keys) == Set(expected.each.keys))
    for (cohort, figures) in expected.each { #expect(found.each[cohort] == figures, "\(cohort)") }
    #expect(expected.all.gain.pairs > 5 && expected.all.gain.onlyAfter > 0)
    #expect(expected.all.followUps.values.contains { !$0.applied.isEmpty })
  }
}

extension TrainingOracle {
  init(_ db: Database, _ year: TrainingYear, _ day: CalendarDate) throws {
    let seen = try SeenCohorts.load(db, .all, for: .internal)
    reach = try Dictionary(
      uniqueKeysWithValues: Reach.Stage.allCases.map {
        ($0.rawValue, OfReach(try Reach.load(db, $0, in: year, of: seen)))
      })
    decisionMakers = try OfDecisionMakers(db, year, seen)
    all = try Figures(db, day, seen)
    each = try Dictionary(
      uniqueKeysWithValues: seen.codes.map { code in
        let cohort = try SeenCohorts.load(db, .cohort(code), for: .internal)
        return (code, try Figures(db, day, cohort))
      })
  }
}

extension TrainingOracle.Figures {
  init(_ db: Database, _ day: CalendarDate, _ cohorts: SeenCohorts) throws {
    let learned = try LearningGain.load(db, of: cohorts)
    gain = TrainingOracle.OfGain(
      pairs: learned.pairs, onlyBefore: learned.onlyBefore, onlyAfter: learned.onlyAfter,
      before: learned.before.value?.lowest, after: learned.after.value?.lowest,
      gain: learned.gain.value?.lowest)
    let recommendation = try Recommendation.load(db, of: cohorts)
    score = recommendation.netPromoterScore.value?.lowest
    rating = recommendation.meanRating.value?.lowest
    completion = Dictionary(
      uniqueKeysWithValues: try Completion.load(db, of: cohorts).lines.map {
        ($0.sex.named, [$0.accepted, $0.attended, $0.completed])
      })
    followUps = try Dictionary(
      uniqueKeysWithValues: FollowUpAnswers.Wave.allCases.map { wave in
        let answers = try FollowUpAnswers.load(db, wave, asOf: day, of: cohorts)
        return ("\(wave.rawValue)", try TrainingOracle.OfFollowUps(answers))
      })
    let balance = try TrainerBalance.load(db, of: cohorts)
    trainers = TrainingOracle.OfTrainers(
      lines: Dictionary(
        uniqueKeysWithValues: balance.lines.map { ($0.sex.named, $0.trainers) }),
      roles: balance.assignments.named, former: balance.formerTrainees,
      women: balance.womensShare.value?.lowest)
    let days = try ParticipantDays.load(db, of: cohorts)
    halfDays = days.halfDays
    hours = "\(days.hours.millionths)"
  }
}

extension TrainingOracle.OfFollowUps {
  init(_ answers: FollowUpAnswers) throws {
    lines = Dictionary(
      uniqueKeysWithValues: answers.lines.map {
        ($0.sex.named, [$0.due, $0.contacted, $0.answered])
      })
    applied = Dictionary(
      uniqueKeysWithValues: answers.applied.map { ($0.key.named, $0.value) })
    rate = answers.responseRate.value?.lowest
    bias = try Dictionary(
      uniqueKeysWithValues: answers.lines.map {
        ($0.sex.named, try answers.bias(of: $0).value?.lowest)
      })
  }
}
