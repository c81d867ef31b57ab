import GRDB
import Kernel
import Pages
import Training

/// Whom training reached in a year, each person once in a programme.
struct ReachPage: Page {
  static let address = PageAddress(
    "/training/reach", "reach", in: .training, hasTable: true,
    parameters: [
      Parameter("stage", .choice(Reach.Stage.allCases.map(\.rawValue))),
      Parameter("year", .number(from: 1, to: 9_998)), Parameter("programme", .text), .today,
    ])

  /// As `baraza training reach`.
  let report: ReachReport
  /// Of each stage, to be drawn.
  let stages: [ReachReport]

  func encode(to encoder: any Encoder) throws { try report.encode(to: encoder) }

  static func load(_ db: Database, _ question: PageQuestion) throws -> ReachPage {
    let year = try question.trainingYear()
    let selection = question["programme"].map { SeenCohorts.Selection.programme($0) } ?? .all
    let stage = question["stage"].flatMap { Reach.Stage(rawValue: $0) } ?? .attendance
    let stages = try Reach.Stage.allCases.map {
      try ReachReport.load(db, $0, in: year, selection, for: question.audience)
    }
    return ReachPage(
      report: try stages.first { $0.stage == stage }
        ?? ReachReport.load(db, stage, in: year, selection, for: question.audience),
      stages: stages)
  }

  func table(_ writing: PageWriting) -> PageTable? {
    let words = writing.words
    return writing.lines(
      words["trainingReach"],
      report.programmes.flatMap { programme in
        programme.figures.map { (programme.programme, $0) }
      } + report.across.map { (words["allProgrammes"], $0) },
      by: .init("programme", words["programme"]))
  }
}

extension PageQuestion {
  /// The year asked for, or that of the day.
  func trainingYear() throws -> TrainingYear {
    guard let year = TrainingYear(number("year") ?? today.year ?? 0) else {
      throw QuestionFailure.invalid("year", self["year"] ?? "", wanted: "a year from 1 to 9998")
    }
    return year
  }
}
