import Disclosure
import GRDB
import Kernel
import Storage
import Testing

@testable import Portfolio

/// What holds of communities' concerns.
struct CommunityTests {
  @Test("A concern is open until people were told of it and of each escalation")
  func openUntilToldBack() throws {
    let store = try CommunityStore.withConcerns()
    try store.escalate(
      "K-WATER", "local", "Illustrative Council", on: "2025-01-20",
      ["answered_on": "2025-02-10", "answer": "A second well."])
    try store.escalate("K-WATER", "district", "Illustrative Office", on: "2025-02-20")
    try store.tell("K-WATER", on: "2025-02-15", of: "K-WATER#Illustrative Council")
    try store.tell("K-ROAD", on: "2025-02-11")
    #expect(try store.states(on: "2025-01-09") == [])
    #expect(try store.states(on: "2025-01-10") == ["K-WATER unanswered 0"])
    #expect(
      try store.states(on: "2025-02-10") == ["K-WATER answered 31", "K-ROAD unanswered 9"])
    #expect(
      try store.states(on: "2025-02-15") == ["K-WATER told-back -", "K-ROAD told-back -"])
    // Taken further, it is open again, whatever was told before.
    #expect(
      try store.states(on: "2025-03-01")
        == ["K-WATER unanswered 50", "K-POLICE unanswered 0", "K-ROAD told-back -"])
    try store.tell("K-WATER", on: "2025-03-05")
    #expect(try store.states(on: "2025-03-05").first == "K-WATER unanswered 54")
    try store.tell("K-WATER", on: "2025-03-06", of: "K-WATER#Illustrative Office")
    #expect(try store.states(on: "2025-03-06").contains("K-WATER told-back -"))
  }

  @Test("Each escalation that was not answered has an age, and what comes later is not known")
  func escalationAges() throws {
    let store = try CommunityStore.withConcerns()
    try store.escalate(
      "K-WATER", "national", "Illustrative Ministry", on: "2025-02-20",
      ["acknowledged_on": "2025-02-25", "answered_on": "2025-06-20", "answer": "No."])
    func page(_ day: String) throws -> ConcernPage.Escalation {
      let page = try store.read { db in
        try ConcernPage.load(
          db, concern: ConcernPage.id(of: "K-WATER", in: db), today: CalendarDate(day)!,
          for: .public)
      }
      return try #require(page.escalations.first)
    }
    let waiting = try page("2025-03-02")
    #expect(waiting.unansweredDays == 10 && waiting.acknowledgedOn == "2025-02-25")
    #expect(waiting.answer == nil && waiting.answeredOn == nil)
    #expect(try page("2025-02-21").acknowledgedOn == nil)
    #expect(try page("2025-06-20").unansweredDays == nil)
  }

  @Test("Each group's ranking is kept beside the merged one, of the latest round")
  func keepsGroups() throws {
    let store = try CommunityStore.withConcerns()
    try store.rank("women", "K-POLICE", "K-WATER", on: "2025-04-01")
    try store.rank("women", "K-WATER", "K-POLICE", on: "2025-05-01")
    try store.rank("men", "K-ROAD", "K-POLICE", "K-WATER", on: "2025-05-01")
    try store.rank("all", "K-ROAD", "K-POLICE", "K-WATER", on: "2025-05-01")
    func ranks(_ day: String) throws -> [String: [String]] {
      try store.read { db in
        let items = try ConcernList.load(db, today: CalendarDate(day)!, for: .public).items
        return Dictionary(
          uniqueKeysWithValues: items.map { item in
            (item.code, item.ranks.map { "\($0.group) \($0.rank)" })
          })
      }
    }
    #expect(
      try ranks("2025-05-01") == [
        "K-WATER": ["women 1", "men 3", "all 3"], "K-POLICE": ["men 2", "women 2", "all 2"],
        "K-ROAD": ["men 1", "all 1"],
      ])
    #expect(
      try ranks("2025-04-30")
        == ["K-WATER": ["women 2"], "K-POLICE": ["women 1"], "K-ROAD": []])
  }

  @Test("A merged list without the groups' lists is refused, by the form and by the tables")
  func mergedNeedsGroups() throws {
    let store = try CommunityStore.withConcerns()
    let fault = #expect(throws: FieldFault.self) { try store.rank("All", "K-WATER") }
    #expect(fault?.rule == "template.ranking.merged" && fault?.field == "group")
    #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM rankings") } == 0)
    try store.rank("women", "K-WATER")
    try store.rank("all", "K-WATER")
    for sql in [
      "DELETE FROM rankings WHERE group_name = 'women'",
      "UPDATE rankings SET group_name = 'all', rank = 2 WHERE group_name = 'women'",
      """
      INSERT INTO prioritisation_rounds (id, community_id, held_on, method, revision_id)
        SELECT 1, id, '2025-06-01', 'pairwise', :revision FROM communities;
      INSERT INTO rankings (id, round_id, community_id, group_name, concern_id, rank, revision_id)
        SELECT 1, 1, community_id, 'ALL', id, 1, :revision FROM concerns WHERE code = 'K-ROAD'
      """,
    ] {
      let error = #expect(throws: DatabaseError.self) { try store.write(sql) }
      #expect(error?.resultCode == .SQLITE_CONSTRAINT, "\(sql): \(error as Any)")
    }
  }

  @Test("A concern goes up as time goes on, or to another body of its level")
  func goesUp() throws {
    let store = try CommunityStore.withConcerns()
    try store.escalate("K-WATER", "district", "Illustrative Office", on: "2025-02-20")
    try store.escalate("K-WATER", "district", "Illustrative Court", on: "2025-02-25")
    try store.escalate("K-WATER", "local", "Illustrative Council", on: "2025-02-01")
    try store.escalate("K-WATER", "national", "Illustrative Ministry", on: "2025-03-01")
    for (level, body, day) in [
      ("local", "Illustrative Committee", "2025-04-01"),
      ("international", "Illustrative Commission", "2025-02-22"),
      ("district", "Illustrative Office", "2025-02-26"),
      ("local", "Illustrative Committee", "2025-01-09"),
    ] {
      #expect(throws: FieldFault.self) { try store.escalate("K-WATER", level, body, on: day) }
    }
    #expect(throws: DatabaseError.self) {
      try store.write("UPDATE escalations SET level = 'international' WHERE level = 'local'")
    }
    #expect(throws: DatabaseError.self) {
      try store.write("UPDATE concerns SET raised_on = '2025-02-02' WHERE code = 'K-WATER'")
    }
  }

  @Test("What is restricted is withheld and counted, a concern of a restricted community too")
  func withholds() throws {
    let store = try CommunityStore.withConcerns()
    try store.add(
      "communities",
      CommunityStore.Sample.community.merging(
        ["name": "Illustrative Camp", "sensitivity": "restricted"]) { $1 })
    try store.add(
      "concerns",
      CommunityStore.Sample.concern.merging(["code": "K-CAMP", "community": "Illustrative Camp"]) {
        $1
      })
    try store.write("UPDATE concerns SET sensitivity = 'internal' WHERE code = 'K-ROAD'")
    let today = CalendarDate("2025-12-31")!
    for (audience, shown, withheld) in [
      (Audience.public, 2, 2), (.internal, 3, 1), (.restricted, 4, 0),
    ] {
      let list = try store.read { try ConcernList.load($0, today: today, for: audience) }
      #expect(list.items.count == shown)
      #expect(list.withheld.reduce(0) { $0 + $1.count } == withheld)
    }
    let camp = try store.read { try ConcernPage.id(of: "K-CAMP", in: $0) }
    #expect(throws: ConcernFailure.withheld(camp)) {
      try store.read {
        try ConcernPage.load($0, concern: camp, today: today, for: .internal)
      }
    }
    let position = try store.read { db in
      try ConcernPage.load(
        db, concern: ConcernPage.id(of: "K-WATER", in: db), today: today, for: .internal)
    }.community.position
    #expect(position == "27.01 85.90")
  }

  @Test("Open, country, community and age choose among concerns")
  func filters() throws {
    let store = try CommunityStore.withConcerns()
    try store.tell("K-ROAD", on: "2025-02-11")
    let community = try store.read {
      try RecordKey.community.ids("Illustrative Market (NP)", in: $0)
    }
    func codes(_ filter: ConcernList.Filter) throws -> [String] {
      try store.read {
        try ConcernList.load($0, filter, today: CalendarDate("2025-03-10")!, for: .public).items
          .map(\.code)
      }
    }
    #expect(try codes(.init(states: [.toldBack])) == ["K-ROAD"])
    #expect(try codes(.init(states: [.unanswered])) == ["K-WATER", "K-POLICE"])
    #expect(try codes(.init(minimumAgeDays: 10)) == ["K-WATER"])
    #expect(try codes(.init(country: "KE")) == [])
    #expect(try codes(.init(community: community.first, country: "NP")).count == 3)
    #expect(try codes(.init(community: 1)) == [])
  }
}
