import Foundation
import Kernel
import TestSupport
import Testing

@testable import DonorReporting

/// Periods and due dates of reports, from the rules of the agreement.
struct ReportScheduleTests {
  struct Rule: Codable, Equatable {
    var from: String
    var to: String
    var every: Int?
    var firstEnd: String?
    var days: Int?
    var months: Int?

    func reports() throws -> [[String]] {
      let rule = ReportRule(
        everyMonths: every, firstEnd: firstEnd.flatMap { CalendarDate($0) }, dueDays: days,
        dueMonths: months)
      return try rule.periods(
        from: #require(CalendarDate(from)), to: #require(CalendarDate(to))
      ).map { period in
        [
          period.lowerBound.description, period.upperBound.description,
          try #require(rule.due(after: period.upperBound)).description,
        ]
      }
    }
  }

  @Test("Quarters to month ends, over a leap day, due a month later; the last ends with the grant")
  func quarters() throws {
    let rule = Rule(
      from: "2023-12-15", to: "2024-10-10", every: 3, firstEnd: "2024-02-29", months: 1)
    #expect(
      try rule.reports() == [
        ["2023-12-15", "2024-02-29", "2024-03-29"], ["2024-03-01", "2024-05-31", "2024-06-30"],
        ["2024-06-01", "2024-08-31", "2024-09-30"], ["2024-09-01", "2024-10-10", "2024-11-10"],
      ])
  }

  @Test("Months from the 31st: a short month shortens no later one")
  func from31() throws {
    let rule = Rule(from: "2024-01-31", to: "2024-05-30", every: 1, days: 30)
    #expect(
      try rule.reports() == [
        ["2024-01-31", "2024-02-28", "2024-03-29"], ["2024-02-29", "2024-03-30", "2024-04-29"],
        ["2024-03-31", "2024-04-29", "2024-05-29"], ["2024-04-30", "2024-05-30", "2024-06-29"],
      ])
  }

  @Test("One report on the whole time, six months after a leap day")
  func whole() throws {
    let rule = Rule(from: "2022-01-01", to: "2024-02-29", months: 12)
    #expect(try rule.reports() == [["2022-01-01", "2024-02-29", "2025-02-28"]])
  }

  @Test("Two thousand random rules, against a calculation apart")
  func random() throws {
    var draw = SeededGenerator()
    func day(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &draw) }
    let rules = try (0..<2000).map { _ -> Rule in
      let from = day(19_000...21_000)
      let to = from + day(0...1500)
      let ends = Bool.random(using: &draw)
      let every = Bool.random(using: &draw) ? day(1...13) : nil
      let anchor = try #require(CalendarDate(dayNumber: from + day(-40...400)))
      let first = ends ? anchor.monthEnd : anchor
      let inDays = Bool.random(using: &draw)
      return Rule(
        from: try #require(CalendarDate(dayNumber: from)).description,
        to: try #require(CalendarDate(dayNumber: to)).description, every: every,
        firstEnd: every == nil || Bool.random(using: &draw) ? nil : first?.description,
        days: inDays ? day(0...120) : nil, months: inDays ? nil : day(0...13))
    }
    let expected = try GrantsOracle.answers("rule", to: rules, as: [[String]].self)
    for (rule, reports) in zip(rules, expected) {
      #expect(try rule.reports() == reports, "\(rule)")
    }
  }

  @Test("The calendar of a grant holds all its rules by due date; an amendment extends it")
  func calendar() throws {
    let store = try GrantsStore.withGrants()
    try store.add(
      "report-rules",
      [
        "grant": "EU-1", "kind": "financial", "title": "Interim report", "every_months": "12",
        "due_months": "2",
      ])
    try store.add(
      "report-rules",
      ["grant": "EU-1", "kind": "audit", "title": "Expenditure verification", "due_days": "90"])
    func calendar(_ day: String?) throws -> [String] {
      try store.read { db in
        let grant = try Grant.load(db, code: "EU-1", asOf: day.flatMap { CalendarDate($0) })
        return try ReportSchedule.load(db, grant: grant).reports
          .map { "\($0.title) \($0.number) to \($0.ends) by \($0.due)" }
      }
    }
    let before = [
      "Interim report 1 to 2024-12-31 by 2025-02-28",
      "Interim report 2 to 2025-12-31 by 2026-02-28",
      "Expenditure verification 1 to 2025-12-31 by 2026-03-31",
    ]
    #expect(try calendar(nil) == before)
    try store.add(
      "grant-amendments",
      [
        "grant": "EU-1", "number": "1", "agreed_on": "2025-11-03", "eligible_to": "2026-06-30",
        "amount": "510000",
      ])
    #expect(try calendar("2025-11-02") == before)
    #expect(
      try calendar("2025-11-03") == [
        before[0], before[1], "Interim report 3 to 2026-06-30 by 2026-08-30",
        "Expenditure verification 1 to 2026-06-30 by 2026-09-28",
      ])
    #expect(
      try store.read { try Grant.load($0, code: "EU-1").amount.description } == "510000")
  }
}
