import Foundation
import TestSupport
import Testing

/// A store of three cohorts of one programme, one of another and a restricted one, in which some
/// numbers are small. Its twin has other small numbers, and others that must make up for them.
struct TwinStore {
  /// Women and men who came to MED-2 and MED-3: together as many of each sex.
  var med2 = (women: 3, men: 6)
  var med3 = (women: 7, men: 8)
  /// Who accepted a place in PCE-1, and never came.
  var absent = 2
  /// Decision-makers of the police in MED-3.
  var deciders = 3
  /// Of MED-1: who took the first test, who answered six months later, sheets of evaluation.
  var tested = 3
  var answered = 3
  var sheets = 3
  /// Women in a restricted cohort.
  var restricted = 11

  static let twin = TwinStore(
    med2: (2, 7), med3: (8, 7), absent: 1, deciders: 4, tested: 4, answered: 4, sheets: 4)
  /// Differs in what nobody is told who is not cleared for it.
  static let safer = TwinStore(restricted: 13)
  /// Differs in what everybody is told.
  static let other = TwinStore(med3: (12, 8))
}

extension Session {
  /// What all twins have: a plan, and courses that serve a commitment of it. Illustrative.
  func beginTwins() throws {
    try beginPlans()
    for (course, programme) in [("MED", "DIALOGUE"), ("PCE", "PEACE"), ("SAFE", "DIALOGUE")] {
      try add(
        "courses",
        ["code=\(course)", "title=Course \(course)", "level=local", "programme=\(programme)"])
      try add(
        "course-modules",
        [
          "course=\(course)", "version=1", "code=M1", "title=Listening", "hours=3",
          "on_sexual_violence=yes",
        ])
      _ = try run(
        "record", "set", "curricula", "\(course)#1", "status=approved", "valid_from=2025-01-01")
      try add(
        "links",
        [
          "commitment=EX-1#1.1.4", "source_kind=course", "source=\(course)", "state=reviewed",
          "reviewed_by=Illustrative adviser", "reviewed_on=2025-05-02",
        ])
    }
    try add(
      "institution-headcounts",
      [
        "country=NP", "institution_type=police", "counted_on=2024-12-31", "decision_makers=97",
        "source=Illustrative register",
      ])
  }

  /// Brings a twin in by its templates.
  func begin(_ twin: TwinStore) throws {
    var people = TwinPeople()
    people.cohort("MED-1", women: 12, men: 9)
    people.cohort("MED-2", women: twin.med2.women, men: twin.med2.men)
    people.cohort("MED-3", women: twin.med3.women, men: twin.med3.men, deciders: twin.deciders)
    people.cohort("PCE-1", women: 18, men: 7, absent: twin.absent)
    people.cohort("SAFE-1", women: twin.restricted, men: 0, sensitivity: "restricted")
    for (form, rows) in people.forms { try bringIn(rows.joined(separator: "\n"), as: form) }
    let first = people.codes["MED-1"] ?? []
    try bringIn(
      (["cohort,participant,moment,taken_on,score,out_of"]
        + first.prefix(twin.tested).map { "MED-1,\($0),pre,2025-03-10,7.31,9.7" })
        .joined(separator: "\n"), as: "training-tests")
    try bringIn(
      (["cohort,participant,wave,contacted_on,answered_on,applied"]
        + first.prefix(twin.answered).map { "MED-1,\($0),6,2025-09-10,2025-09-20,yes" })
        .joined(separator: "\n"), as: "follow-ups")
    try bringIn(
      (["cohort,sheet,recommends,rating"] + (1...twin.sheets).map { "MED-1,\($0),\($0 + 5),3" })
        .joined(separator: "\n"), as: "evaluations")
  }
}

/// The rows of a twin's people.
struct TwinPeople {
  private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
  private var number = 0
  private(set) var codes: [String: [String]] = [:]
  private var cohorts = [
    "code,curriculum,title,country,begins_on,ends_on,seats,attendance_threshold,status,sensitivity"
  ]
  private var sessions = ["cohort,day,half,module,hours"]
  private var participants = ["code,sex,age_group,country,sensitivity"]
  private var nominations = [
    "cohort,participant,nominated_on,selected_on,accepted_on,level,institution_type,decision_maker"
  ]
  private var attendance = ["session,participant,status,source"]

  /// In the order in which they name each other.
  var forms: [(String, [String])] {
    [
      ("cohorts", cohorts), ("training-sessions", sessions), ("participants", participants),
      ("nominations", nominations), ("attendance", attendance),
    ]
  }

  mutating func cohort(
    _ code: String, women: Int, men: Int, absent: Int = 0, deciders: Int = 0,
    sensitivity: String = "internal"
  ) {
    cohorts.append(
      "\(code),\(code.split(separator: "-")[0])#1,Cohort \(code),NP,2025-03-10,2025-03-10,40,80,"
        + "completed,\(sensitivity)")
    sessions.append("\(code),2025-03-10,am,M1,3")
    for index in 0..<(women + men + absent) {
      let person = nextCode()
      let isThere = index < women + men
      codes[code, default: []].append(person)
      participants.append(
        "\(person),\(index < women || !isThere ? "female" : "male"),25-34,NP,internal")
      nominations.append(
        "\(code),\(person),2025-02-01,2025-02-10,2025-02-15,local,police,"
          + (index < deciders ? "yes" : "no"))
      if isThere { attendance.append("\(code)#2025-03-10#am,\(person),present,sheet") }
    }
  }

  /// A code with its check, as the program makes them.
  private mutating func nextCode() -> String {
    number += 1
    var digits = [4, 7, 11, 2, 3, number / 31, number % 31]
    let sum = digits.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
    digits.append((31 - sum % 31) * 4 % 31)
    let text = String(digits.map { TwinPeople.alphabet[$0] })
    return "\(text.prefix(4))-\(text.suffix(4))"
  }
}
