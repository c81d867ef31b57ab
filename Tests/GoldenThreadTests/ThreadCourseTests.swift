import Disclosure
import Foundation
import GRDB
import Kernel
import Storage
import Testing
import Training

@testable import GoldenThread

/// Courses on the thread: whom they reached, and nobody told by a small number.
struct ThreadCourseTests {
  private static func thread(
    _ store: ThreadStore, _ key: String, for audience: Audience = .internal
  ) throws -> CommitmentThread {
    let today = try #require(CalendarDate("2025-07-01"))
    return try store.read { db in
      try CommitmentThread.load(
        db, from: .commitment(CommitmentLookup.node(key, in: db)), today: today, for: audience)
    }
  }

  private static func numbers(_ people: CohortPeople) -> [String?] {
    people.figures.map { $0.value ?? $0.reason }
  }

  @Test("Each cohort of a linked course stands on the thread with who accepted, came, completed")
  func cohorts() throws {
    let store = try ThreadStore.withVillage()
    try store.teach()
    try store.cohort("MED-1", absent: 5, once: 6, complete: 7)
    try store.cohort("MED-2", complete: 3)
    try store.cohort("MED-3")
    // What MED-2 withholds is not the rest of those whom the programme reached.
    try store.cohort("MED-4", complete: 6)
    try store.link("course", "MED", to: "XA-1#1.1.1")
    try store.link("cohort", "MED-1", to: "XA-1#1.1.2")

    let thread = try ThreadCourseTests.thread(store, "XA-1#1.1.1")
    let course = try #require(thread.strands.first?.courses.first)
    #expect(course.code == "MED" && course.level == "local" && course.link.weight == nil)
    #expect(course.cohorts.map(\.cohort.code) == ["MED-1", "MED-2", "MED-3", "MED-4"])
    #expect(ThreadCourseTests.numbers(course.cohorts[0]) == ["18", "13", "7"])
    #expect(
      ThreadCourseTests.numbers(course.cohorts[1]) == ["withheld", "withheld", "withheld"])
    #expect(ThreadCourseTests.numbers(course.cohorts[2]) == ["no data", "no data", "no data"])
    #expect(
      ThreadCourseTests.numbers(course.cohorts[3]) == ["withheld", "withheld", "withheld"])
    #expect(
      thread.withheld.filter { $0.why == .smallCell }.map { "\($0.what) \($0.count)" }
        == ["enrolments 6"])

    let one = try ThreadCourseTests.thread(store, "XA-1#1.1.2")
    #expect(one.strands.first?.courses.map { $0.cohorts.map(\.cohort.code) } == [["MED-1"]])
    // A part of the plan has the courses of all that lies below it.
    let pillar = try ThreadCourseTests.thread(store, "XA-1#1")
    #expect(pillar.strands.first?.courses.count == 2)
    #expect(pillar.withheld.filter { $0.why == .smallCell }.map(\.count) == [6])
  }

  @Test(
    "No number is on the thread that the cohort's own figures keep back",
    arguments: [[0, 0, 3], [2, 6, 9], [5, 1, 8], [4, 4, 4], [0, 7, 0], [3, 0, 6]])
  func sameAsCohort(counts: [Int]) throws {
    let store = try ThreadStore.withVillage()
    try store.teach()
    try store.cohort("MED-1", absent: counts[0], once: counts[1], complete: counts[2])
    try store.link("course", "MED", to: "XA-1#1.1.1")
    let today = try #require(CalendarDate("2025-07-01"))
    for audience in [Audience.internal, .restricted] {
      let own = try store.read {
        try CohortReport.load($0, "MED-1", asOf: today, for: audience).figures
      }
      func shown(_ figure: String, _ column: String?) -> String? {
        let line = own.first {
          $0.figure == figure && $0.row == "total" && $0.column == column
        }
        return line?.value ?? line?.reason
      }
      let thread = try ThreadCourseTests.thread(store, "XA-1#1.1.1", for: audience)
      let people = try #require(thread.strands.first?.courses.first?.cohorts.first)
      let numbers = ThreadCourseTests.numbers(people)
      #expect(numbers[0] == shown("accepted", nil), "\(counts)")
      #expect(numbers[1] == shown("completion", "total"), "\(counts)")
      #expect(numbers[2] == shown("completion", "completed"), "\(counts)")
      #expect(numbers.compactMap { $0.flatMap(Int.init) }.allSatisfy { $0 == 0 || $0 >= 5 })
    }
  }

  @Test("A cohort that the audience may not see is counted, and its own link is not there")
  func restricted() throws {
    let store = try ThreadStore.withVillage()
    try store.teach()
    try store.cohort("MED-SAFE", complete: 9, sensitivity: "restricted")
    try store.link("course", "MED", to: "XA-1#1.1.1")
    try store.link("cohort", "MED-SAFE", to: "XA-1#1.1.2")
    let thread = try ThreadCourseTests.thread(store, "XA-1#1.1.1")
    #expect(thread.strands.first?.courses.map(\.cohorts) == [[]])
    #expect(thread.withheld.filter { $0.what == "cohorts" }.map(\.count) == [1])
    let other = try ThreadCourseTests.thread(store, "XA-1#1.1.2")
    #expect(other.strands.first?.courses == [])
    for thread in [thread, other] {
      let json = String(decoding: try JSONEncoder().encode(thread), as: UTF8.self)
      #expect(!json.contains("SAFE"))
    }
    let seen = try ThreadCourseTests.thread(store, "XA-1#1.1.2", for: .restricted)
    #expect(
      seen.strands.first?.courses.first?.cohorts.map(ThreadCourseTests.numbers)
        == [["9", "9", "9"]])
    let today = try #require(CalendarDate("2025-07-01"))
    func strands(_ audience: Audience) throws -> [String] {
      try store.read { db in
        try CommitmentThread.load(
          db, from: .course(CourseLookup.id(of: "MED", in: db)), today: today, for: audience
        ).strands.map(\.commitment)
      }
    }
    #expect(try strands(.internal) == ["XA-1#1.1.1"])
    #expect(try strands(.restricted) == ["XA-1#1.1.1", "XA-1#1.1.2"])
  }

  @Test("From a course it is the same strand; a course has no money to share out")
  func beginning() throws {
    let store = try ThreadStore.withVillage()
    try store.teach()
    try store.cohort("MED-1", complete: 6)
    try store.link("course", "MED", to: "XA-1#1.1.1")
    let whole = try ThreadCourseTests.thread(store, "XA-1#1.1.1")
    let today = try #require(CalendarDate("2025-07-01"))
    let thread = try store.read { db in
      try CommitmentThread.load(
        db, from: .course(CourseLookup.id(of: "MED", in: db)), today: today, for: .internal)
    }
    #expect(thread.start.kind == "course" && thread.start.share == nil)
    #expect(thread.strands.map(\.courses) == whole.strands.map(\.courses))
    #expect(throws: ThreadFailure.unknown(.course, "NONE")) {
      try store.read { try CourseLookup.id(of: "NONE", in: $0) }
    }
    let fault = #expect(throws: FieldFault.self) {
      try store.add(
        "links",
        [
          "commitment": "XA-1#1.1.2", "source_kind": "course", "source": "MED", "weight": "10",
          "state": "proposed",
        ])
    }
    #expect(fault?.rule == "template.link.weight" && fault?.field == "weight")
    #expect(throws: DatabaseError.self) {
      try store.write("UPDATE thread_links SET weight = 1 WHERE course_id IS NOT NULL")
    }
    #expect(throws: DatabaseError.self) { try store.write("DELETE FROM courses") }
  }

  @Test("The page on a commitment has the same numbers, of reviewed links alone, and its CSV too")
  func page() throws {
    let store = try ThreadStore.withVillage()
    try store.teach()
    try store.cohort("MED-1", absent: 5, once: 6, complete: 7)
    try store.cohort("MED-2", complete: 3)
    try store.cohort("MED-4", complete: 6)
    try store.link("course", "MED", to: "XA-1#1.1.1")
    try store.add(
      "links",
      [
        "commitment": "XA-1#1.1.2", "source_kind": "cohort", "source": "MED-1",
        "state": "proposed",
      ])
    let today = try #require(CalendarDate("2025-07-01"))
    func report(_ key: String) throws -> CommitmentReport {
      try store.read { db in
        try CommitmentReport.load(
          db, node: CommitmentLookup.node(key, in: db), today: today, for: .internal)
      }
    }
    let own = try report("XA-1#1.1.1")
    let thread = try ThreadCourseTests.thread(store, "XA-1#1.1.1")
    #expect(own.courses == thread.strands.first?.courses && own.courses.count == 1)
    #expect(own.withheld.filter { $0.why == .smallCell }.map(\.count) == [6])
    #expect(try report("XA-1#1.1.2").courses.isEmpty)
    let html = try CommitmentReportHTML(own).render()
    for number in ["18", "13", "7"] {
      #expect(html.contains("<td class=\"n\">\(number)</td>"), "\(number)")
    }
    #expect(html.contains("People trained") && html.contains(">withheld</td>"))
    #expect(!html.contains("<td class=\"n\">3</td>"))
    let csv = String(decoding: ReportCSV(own).render(), as: UTF8.self)
    #expect(csv.contains("cohort,MED-1,Cohort MED-1,,reached,,,2025-03-10/2025-03-10,13,places"))
    #expect(csv.contains("cohort,MED-2,Cohort MED-2,,completed,,,2025-03-10/2025-03-10,,places"))
    #expect(!(try CommitmentReportHTML(report("XA-1#1.1.2")).render()).contains("MED-1"))
  }

  @Test("The pages on a plan and on all plans have each course and each cohort once")
  func plans() throws {
    let store = try ThreadStore.withVillage()
    try store.teach()
    try store.cohort("MED-1", absent: 5, once: 6, complete: 7)
    try store.cohort("MED-2", complete: 3)
    // What MED-2 withholds is not the rest of those whom the programme reached.
    try store.cohort("MED-4", complete: 6)
    for part in ["1.1.1", "1.1.2"] { try store.link("course", "MED", to: "XA-1#\(part)") }
    try store.link("cohort", "MED-1", to: "XA-1#1.1.1")
    let today = try #require(CalendarDate("2025-07-01"))
    let id = try #require(
      try store.read {
        try Int64.fetchOne($0, sql: "SELECT id FROM policy_plans WHERE code = 'XA-1'")
      })
    let (plan, list) = try store.read { db in
      (
        try PlanReport.load(db, plan: id, today: today, for: .internal),
        try PlanList.load(db, today: today, for: .internal)
      )
    }
    let course = try #require(plan.courses.first)
    #expect(plan.courses.count == 1 && course.commitments == ["1.1.1", "1.1.2"])
    #expect(
      course.cohorts.map(ThreadCourseTests.numbers)
        == [["18", "13", "7"]] + Array(repeating: Array(repeating: "withheld", count: 3), count: 2))
    #expect(plan.withheld.filter { $0.why == .smallCell }.map(\.count) == [6])
    #expect(list.plans.first { $0.code == "XA-1" }?.courses == plan.courses)
    #expect(list.withheld.filter { $0.why == .smallCell }.map(\.count) == [6])
    #expect(list.plans.filter { $0.code != "XA-1" }.allSatisfy { $0.courses.isEmpty })
    for html in [try PlanReportHTML(plan).render(), try PlanListHTML(list).render()] {
      #expect(html.contains("People trained") && html.contains("(1.1.1, 1.1.2)"))
      #expect(html.components(separatedBy: "<span class=\"k\">MED-1</span>").count == 2)
      for number in ["18", "13", "7"] {
        #expect(html.contains("<td class=\"n\">\(number)</td>"), "\(number)")
      }
    }
    for csv in [ReportCSV(plan), ReportCSV(list)] {
      #expect(csv.lines.count { $0.section == "cohort" && $0.number == "13" } == 1)
    }
  }
}
