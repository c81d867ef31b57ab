import Kernel
import Storage
import TestSupport

@testable import Training

/// A year of training drawn from a seed: 20 cohorts of three programmes and their people, as
/// `training_oracle.py` reads it.
struct RandomTraining: Encodable {
  struct Person: Encodable {
    let sex: String
    let age: String
    let country: String?
  }

  struct Session: Encodable {
    let day: String
    let half: String
    let hours: Int64
    let module: String?
  }

  struct Attended: Encodable {
    let session: Int
    let status: String
    let hours: Int64
  }

  struct Test: Encodable {
    let score: Int64
    let outOf: Int64
  }

  struct FollowUp: Encodable {
    let wave: Int
    let contacted: String
    var answered: String?
    var applied: String?
  }

  struct Enrolment: Encodable {
    let person: Int
    let nominated: String
    var selected: String?
    var accepted: String?
    var declined: String?
    var withdrawn: String?
    let level: String?
    let institution: String?
    let decision: String?
    var attendance: [Attended] = []
    var pre: Test?
    var post: Test?
    var followUps: [FollowUp] = []
  }

  struct Trainer: Encodable {
    let person: Int
    let role: String
  }

  struct Sheet: Encodable {
    let recommends: Int
    let rating: Int?
  }

  struct Cohort: Encodable {
    let code: String
    let programme: String
    let course: String
    let country: String
    let begins: String
    let ends: String
    let threshold: Int64
    let sensitivity: String
    var sessions: [Session] = []
    var enrolments: [Enrolment] = []
    var trainers: [Trainer] = []
    var evaluations: [Sheet] = []
  }

  struct Headcount: Encodable {
    let country: String
    let type: String
    let day: String
    let count: Int64
  }

  let people: [Person]
  var cohorts: [Cohort] = []
  let headcounts: [Headcount]
  /// Keys of modules.
  let onSexualViolence: [String]
  /// Of the year that is asked for.
  let first: String
  let last: String
  /// On which follow-ups are looked at.
  let day: String
}

extension RandomTraining {
  static let courses = ["A": "ONE", "B": "ONE", "C": "TWO", "D": "THREE"]
  static let modules = ["M1", "M2", "M3"]
  private static let types = [
    "police", "military", "justice", "corrections", "government", "media", "not-stated",
  ]

  /// - Parameter begins: day on which the story begins, as days since 1970.
  init(_ draw: inout SeededGenerator, year: TrainingYear) {
    people = (0..<60).map { _ in
      Person(
        sex: draw.one(of: ["female", "female", "male", "male", "other", "not-stated"]),
        age: draw.one(of: ["under-18", "18-24", "25-34", "35-49", "50-64", "65-plus", "not-stated"]
        ),
        country: draw.one(of: ["NP", "KE", "LR", nil]))
    }
    headcounts = ["NP", "KE"].flatMap { country in
      RandomTraining.types.prefix(5).flatMap { type in
        ["2023-12-31", "2024-12-31", "2026-01-31"].compactMap { day in
          draw.number(0...2) == 0
            ? nil
            : Headcount(
              country: country, type: type, day: day, count: Int64(draw.number(1...900)))
        }
      }
    }
    onSexualViolence = RandomTraining.courses.keys.sorted().map { "\($0)#1#M1" } + ["C#1#M2"]
    first = year.first.description
    last = year.last.description
    day = draw.day(20_250...20_600)
    cohorts = (1...20).map { RandomTraining.cohort($0, &draw) }
  }

  private static func cohort(_ number: Int, _ draw: inout SeededGenerator) -> Cohort {
    let begins = draw.number(19_950...20_350)
    let length = draw.number(1...5)
    let course = draw.one(of: courses.keys.sorted())
    var cohort = Cohort(
      code: "K\(number)", programme: courses[course] ?? "", course: course,
      country: draw.one(of: ["NP", "KE"]), begins: SeededGenerator.day(begins),
      ends: SeededGenerator.day(begins + length - 1),
      threshold: draw.one(of: [0, 50_000_000, 66_666_667, 80_000_000, 100_000_000]),
      sensitivity: draw.one(of: ["public", "internal", "internal", "restricted"]))
    for day in 0..<length {
      for half in ["am", "pm"] where draw.number(0...4) > 0 {
        let module = draw.one(of: modules.map { $0 as String? } + [nil])
        cohort.sessions.append(
          Session(
            day: SeededGenerator.day(begins + day), half: half,
            hours: Int64(draw.number(1...12)) * 333_333,
            module: module.map { "\(course)#1#\($0)" }))
      }
    }
    let people = Array(0..<60).shuffled(using: &draw)
    cohort.trainers = people.prefix(draw.number(0...4)).map {
      Trainer(person: $0, role: draw.one(of: ["lead", "co-trainer", "interpreter"]))
    }
    cohort.enrolments = people.suffix(draw.number(0...16)).map {
      enrolment(of: $0, in: cohort, begins, length, &draw)
    }
    cohort.evaluations = (0..<draw.number(0...9)).map { _ in
      Sheet(
        recommends: draw.number(0...10), rating: draw.one(of: [nil, draw.number(1...5)]))
    }
    return cohort
  }

  private static func enrolment(
    of person: Int, in cohort: Cohort, _ begins: Int, _ length: Int, _ draw: inout SeededGenerator
  ) -> Enrolment {
    let nominated = begins - draw.number(30...90)
    var enrolment = Enrolment(
      person: person, nominated: SeededGenerator.day(nominated),
      level: draw.one(of: ["community", "local", "national", "not-stated", nil]),
      institution: draw.one(of: types.map { $0 as String? } + [nil, "police", "justice"]),
      decision: draw.one(of: ["yes", "yes", "no", "not-stated", nil]))
    guard draw.number(0...5) > 0 else { return enrolment }
    enrolment.selected = SeededGenerator.day(nominated + draw.number(0...10))
    switch draw.number(0...9) {
    case 0: return enrolment
    case 1:
      enrolment.declined = SeededGenerator.day(nominated + 12)
      return enrolment
    default: enrolment.accepted = SeededGenerator.day(nominated + 12)
    }
    if draw.number(0...6) == 0 {
      enrolment.withdrawn = SeededGenerator.day(begins + draw.number(0...length))
    }
    let comes = draw.number(0...5)
    for (index, session) in cohort.sessions.enumerated() {
      guard enrolment.withdrawn.map({ session.day <= $0 }) ?? true else { continue }
      let status = draw.number(0..<6) < comes ? "present" : draw.one(of: ["absent", "excused"])
      guard draw.number(0...9) > 0 else { continue }
      let hours = draw.one(of: [session.hours, session.hours, session.hours / 2])
      enrolment.attendance.append(
        Attended(session: index, status: status, hours: status == "present" ? hours : 0))
    }
    enrolment.pre = draw.test()
    enrolment.post = draw.test()
    for wave in [6, 12] where draw.number(0...1) == 0 {
      let contacted = begins + length + wave * 30 + draw.number(-20...40)
      var followUp = FollowUp(wave: wave, contacted: SeededGenerator.day(contacted))
      if draw.number(0...2) > 0 {
        followUp.answered = SeededGenerator.day(contacted + draw.number(0...30))
        followUp.applied = draw.one(of: ["yes", "partly", "no", "not-stated"])
      }
      enrolment.followUps.append(followUp)
    }
    return enrolment
  }
}

extension SeededGenerator {
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func one<T>(of values: [T]) -> T { values[number(0..<values.count)] }

  mutating func day(_ range: ClosedRange<Int>) -> String { SeededGenerator.day(number(range)) }

  mutating func test() -> RandomTraining.Test? {
    guard number(0...3) > 0 else { return nil }
    let outOf = one(of: [10, 12.5, 20, 33].map { Int64($0 * 1_000_000) })
    return RandomTraining.Test(score: Int64.random(in: 0...outOf, using: &self), outOf: outOf)
  }

  static func day(_ number: Int) -> String { CalendarDate(dayNumber: number)?.description ?? "" }
}
