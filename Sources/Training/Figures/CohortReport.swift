import Disclosure
import GRDB
import Kernel

/// One cohort, with its figures as they may leave.
///
/// Completion says how many came and completed, as far as the other cohorts of the programme let
/// it be told. The follow-up counts those who came: beside a completion of which something is
/// withheld it could be solved back, so it is withheld then as a whole. Where it is not told how
/// many came, nothing is that counts as many: half-days, tests, evaluations.
public struct CohortReport: Sendable, Encodable {
  public let cohort: CohortList.Cohort
  public let figures: [FigureLine]
  public let withheld: [Withheld]
  public let explanation: FigureExplanation

  /// - Parameter day: decides which follow-ups are due.
  /// - Throws: ``TrainingFailure/noCohorts(_:)``
  public static func load(
    _ db: Database, _ code: String, asOf day: CalendarDate, for audience: Audience
  ) throws -> CohortReport {
    let cohorts = try SeenCohorts.load(db, .cohort(code), for: audience)
    guard
      let cohort = try CohortList.load(db, .cohort(code), for: audience).cohorts.first
    else { throw TrainingFailure.noCohorts(.cohort(code)) }
    var gate = Gate(for: audience)
    let completion = try Completion.load(db, of: cohorts)
    let standing = try CohortStanding.load(db, of: cohort, for: audience)
    let outcome = try completion.disclosed(through: &gate, standing)
    var lines = FigureLine.table("completion", .places, outcome.came)
    lines += [
      FigureLine("accepted", "total", .places, outcome.accepted),
      FigureLine("absent", "total", .places, outcome.absent),
      try FigureLine("completion-rate", "total", percentage: outcome.share),
    ]
    lines += days(try ParticipantDays.load(db, of: cohorts), beside: outcome.came, &gate)
    lines += try gain(
      LearningGain.load(db, of: cohorts).disclosed(through: &gate), beside: outcome.came, &gate)
    lines += try opinion(
      Recommendation.load(db, of: cohorts).disclosed(through: &gate), beside: outcome.came, &gate)
    for wave in FollowUpAnswers.Wave.allCases {
      lines += try followUp(
        FollowUpAnswers.load(db, wave, asOf: day, of: cohorts), beside: outcome.came, &gate)
    }
    let trainers = try TrainerBalance.load(db, of: cohorts).disclosed(through: &gate)
    lines += FigureLine.table("trainers", .people, trainers.assignments)
    lines.append(
      try FigureLine("trainers-women", "total", percentage: trainers.womensShare))
    lines += FigureLine.table("trainers-before", .people, trainers.background)
    return CohortReport(
      cohort: cohort, figures: lines, withheld: gate.withheld,
      explanation: FigureExplanation(
        of: lines.map(\.figure), ["cohort": code, "today": day.description], cohorts, gate))
  }

  private static func days(
    _ days: ParticipantDays, beside outcome: DisclosedTable, _ gate: inout Gate
  ) -> [FigureLine] {
    var shown = days.disclosed(through: &gate)
    if outcome.total == .withheld, shown.halfDays != .withheld {
      gate.withhold("attendance", .smallCell)
      shown = DisclosedDays(halfDays: .withheld, hours: .withheld, days: .withheld)
    }
    return [
      FigureLine("attendance", "total", .halfDays, shown.halfDays),
      FigureLine("attendance", "total", .hours, shown.hours),
      FigureLine("attendance", "total", .days, shown.days),
    ]
  }

  private static func gain(
    _ gain: DisclosedGain, beside outcome: DisclosedTable, _ gate: inout Gate
  ) throws -> [FigureLine] {
    var gain = gain
    if outcome.total == .withheld {
      gate.withhold("training_tests", .smallCell)
      gain = gain.withoutNumbers
    }
    return FigureLine.table("tests", .people, gain.tests) + [
      try FigureLine("score-before", "pairs", percentage: gain.before),
      try FigureLine("score-after", "pairs", percentage: gain.after),
      try FigureLine("gain", "pairs", percentage: gain.gain),
    ]
  }

  private static func opinion(
    _ opinion: DisclosedRecommendation, beside outcome: DisclosedTable, _ gate: inout Gate
  ) throws -> [FigureLine] {
    var opinion = opinion
    if outcome.total == .withheld, opinion.sheets != .withheld {
      gate.withhold("evaluations", .smallCell)
      opinion = DisclosedRecommendation(
        sheets: .withheld, netPromoterScore: .withheld, meanRating: .withheld)
    }
    return [
      FigureLine("evaluations", "total", .sheets, opinion.sheets),
      try FigureLine("net-promoter-score", "total", percentage: opinion.netPromoterScore),
      FigureLine("rating", "total", .points, try opinion.meanRating.map { try $0.value() }),
    ]
  }

  private static func followUp(
    _ answers: FollowUpAnswers, beside outcome: DisclosedTable, _ gate: inout Gate
  ) throws -> [FigureLine] {
    let name = "follow-up-\(answers.wave.rawValue)"
    guard outcome.withheldCount == 0 else {
      gate.withhold("follow_ups", .smallCell)
      return [FigureLine(name, "total", column: "total", .people, Known<Int>.withheld)]
    }
    let table = try answers.disclosed(through: &gate)
    return FigureLine.table(name, .people, table) + [
      try FigureLine("\(name)-response", "total", percentage: answers.responseRate(in: table))
    ]
  }
}
