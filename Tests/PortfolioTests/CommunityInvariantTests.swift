import GRDB
import Storage
import Testing

@testable import Portfolio

/// What neither the tables nor the forms of communities take.
struct CommunityInvariantTests {
  /// Concerns that were ranked, escalated and told back.
  private static func store() throws -> CommunityStore {
    let store = try CommunityStore.withConcerns()
    try store.add(
      "communities", CommunityStore.Sample.community.merging(["name": "Illustrative Hill"]) { $1 })
    try store.add(
      "concerns",
      CommunityStore.Sample.concern.merging(["code": "K-HILL", "community": "Illustrative Hill"]) {
        $1
      })
    try store.rank("women", "K-WATER", "K-ROAD")
    try store.rank("all", "K-ROAD", "K-WATER")
    try store.escalate(
      "K-WATER", "local", "Illustrative Council", on: "2025-02-01",
      ["acknowledged_on": "2025-02-02", "answered_on": "2025-02-10", "answer": "Yes."])
    try store.escalate("K-ROAD", "district", "Illustrative Office", on: "2025-02-20")
    try store.tell("K-WATER", on: "2025-02-15", of: "K-WATER#Illustrative Council")
    return store
  }

  @Test(
    "The tables refuse it, and nothing changes",
    arguments: [
      "UPDATE communities SET name = 'Illustrative Market'",
      "UPDATE communities SET name = 'A#B' WHERE name = 'Illustrative Hill'",
      "UPDATE communities SET position = 'north'",
      "UPDATE communities SET precision = 'rough'",
      "UPDATE communities SET population_source = 'a count'",
      "UPDATE concerns SET absence = 'water'",
      "UPDATE concerns SET sensitivity = 'secret'",
      "UPDATE concerns SET raised_on = '2025-02-30' WHERE code = 'K-HILL'",
      "UPDATE concerns SET code = 'K-HILL' WHERE code = 'K-ROAD'",
      "UPDATE concern_severities SET severity = 5",
      "UPDATE concern_severities SET severity = 0",
      "UPDATE concern_severities SET group_name = 'Women'",
      // A round ranks the concerns of its own community, each once and one a place.
      """
      UPDATE rankings SET concern_id = (SELECT id FROM concerns WHERE code = 'K-HILL')
      WHERE rank = 2 AND group_name = 'women'
      """,
      """
      UPDATE rankings SET community_id = (SELECT id FROM communities WHERE name LIKE '%Hill')
      """,
      "UPDATE rankings SET rank = 1 WHERE group_name = 'women'",
      "UPDATE rankings SET rank = 0 WHERE group_name = 'women' AND rank = 1",
      "UPDATE prioritisation_rounds SET method = 'drawn lots'",
      "DELETE FROM rankings WHERE group_name <> 'all'",
      "DELETE FROM concerns WHERE code = 'K-WATER'",
      // An answer has a day and words, and nothing comes before it was asked.
      "UPDATE escalations SET answer = NULL WHERE answer IS NOT NULL",
      "UPDATE escalations SET answered_on = NULL WHERE answer IS NOT NULL",
      "UPDATE escalations SET answer = 'x' WHERE answer IS NULL",
      "UPDATE escalations SET answered_on = '2025-01-31' WHERE answer IS NOT NULL",
      "UPDATE escalations SET acknowledged_on = '2025-01-31' WHERE answer IS NOT NULL",
      "UPDATE escalations SET raised_on = '2025-01-09', acknowledged_on = NULL WHERE answer <> ''",
      "UPDATE escalations SET level = 'village'",
      "UPDATE escalations SET raised_on = '2025-02-16', acknowledged_on = NULL, answered_on = NULL, "
        + "answer = NULL WHERE answer IS NOT NULL",
      "UPDATE told_back SET told_on = '2025-01-31'",
      "UPDATE told_back SET escalation_id = (SELECT id FROM escalations WHERE level = 'district')",
      "UPDATE told_back SET how = ' '",
    ])
  func tablesRefuse(sql: String) throws {
    let store = try CommunityInvariantTests.store()
    let before = try store.read { try store.store.contentDigest($0) }
    let error = #expect(throws: DatabaseError.self) { try store.write(sql) }
    #expect(error?.resultCode == .SQLITE_CONSTRAINT, "\(error as Any)")
    #expect(try store.read { try store.store.contentDigest($0) } == before)
  }

  @Test(
    "The form says which field is wrong",
    arguments: [
      ("communities", ["country": "XX"], "country"),
      ("communities", ["position": "85.9"], "position"),
      ("communities", ["position": "91 0"], "position"), ("communities", ["name": "A;B"], "name"),
      ("concerns", ["community": "Nowhere"], "community"),
      ("concerns", ["raised_on": "2025-02"], "raised_on"),
      ("concerns", ["severities": "women:5"], "severities"),
      ("concerns", ["severities": "women"], "severities"),
      ("concerns", ["severities": "women:1;Women:2"], "severities"),
      ("rankings", ["concern": "K-HILL"], "concern"), ("rankings", ["rank": "1"], "rank"),
      ("rankings", ["method": "pairwise", "group": "all"], "group"),
      ("escalations", ["answer": "Yes."], "answered_on"),
      ("escalations", ["answered_on": "2025-05-01"], "answer"),
      ("escalations", ["acknowledged_on": "2025-01-01"], "acknowledged_on"),
      ("escalations", ["level": "local"], "level"),
      ("told-back", ["escalation": "K-WATER#Illustrative Council"], "escalation"),
      ("told-back", ["escalation": "K-ROAD#Nobody"], "escalation"),
    ] as [(String, RecordValues, String)])
  func formsName(form: String, further: RecordValues, field: String) throws {
    let store = try CommunityInvariantTests.store()
    let sound: [String: RecordValues] = [
      "communities": CommunityStore.Sample.community.merging(["name": "Illustrative Dale"]) { $1 },
      "concerns": CommunityStore.Sample.concern.merging(["code": "K-NEW"]) { $1 },
      "rankings": [
        "community": "Illustrative Market", "held_on": "2025-04-01", "method": "ranking",
        "group": "women", "concern": "K-POLICE", "rank": "3",
      ],
      "escalations": [
        "concern": "K-ROAD", "level": "national", "body": "Illustrative Ministry",
        "raised_on": "2025-04-01",
      ],
      "told-back": [
        "concern": "K-ROAD", "told_on": "2025-05-01", "how": "meeting", "by_role": "facilitator",
      ],
    ]
    let values = try #require(sound[form])
    let fault = #expect(throws: FieldFault.self) {
      try store.add(form, values.merging(further) { $1 })
    }
    #expect(fault?.field == field, "\(fault as Any)")
    try store.add(form, values)
  }

  @Test("Each record is found by what it says, and writing it again changes nothing")
  func roundTrip() throws {
    let store = try CommunityInvariantTests.store()
    let before = try store.read { try store.store.contentDigest($0) }
    for target in CommunityTargets.all {
      let ids = try store.read { try target.ids(in: $0) }
      #expect(!ids.isEmpty)
      for id in ids {
        let values = try #require(try store.read { try target.held(id, in: $0)?.values })
        #expect(try store.read { try target.twin(of: values, in: $0) } == id, "\(values)")
        try store.set(target.form.name, id, values.map { ($0.key, $0.value) })
      }
    }
    #expect(try store.read { try store.store.contentDigest($0) } == before)
  }
}
