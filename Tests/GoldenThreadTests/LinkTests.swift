import GRDB
import Portfolio
import Storage
import Testing

@testable import GoldenThread

/// What a link may say.
struct LinkTests {
  private static let link: RecordValues = [
    "commitment": "XA-1#1.1.2", "source_kind": "activity", "source": "XX-EXAMPLE-2",
    "weight": "40", "state": "reviewed", "reviewed_by": "Illustrative adviser",
    "reviewed_on": "2025-05-02",
  ]

  private static func link(_ further: RecordValues) -> RecordValues {
    link.merging(further) { $1 }.filter { !$0.value.isEmpty }
  }

  @Test("Links of one source take 100 % of it together and no more, by the form")
  func hundredPerCent() throws {
    let store = try ThreadStore.withVillage()
    let target = LinkTarget()
    // The restricted commitment takes all of it already.
    let fault = #expect(throws: FieldFault.self) { try store.add("links", LinkTests.link) }
    #expect(fault?.rule == "template.link.total" && fault?.field == "weight")
    let held = try store.id(.activity, "XX-EXAMPLE-2")
    let whole = try #require(
      try store.read {
        try Int64.fetchOne($0, sql: "SELECT id FROM thread_links WHERE activity_id = \(held)")
      })
    try store.set("links", whole, [("weight", "60")])
    let added = try store.add("links", LinkTests.link)
    for weight in ["40.000001", "100"] {
      #expect(throws: FieldFault.self) { try store.set("links", added, [("weight", weight)]) }
    }
    try store.set("links", added, [("weight", "39.999999")])
    #expect(
      try store.read { try target.held(added, in: $0)?.values }
        == LinkTests.link(["weight": "39.999999"]))
    let share = try store.read { try SourceShare.load($0, .activity, held) }
    #expect(share == SourceShare(reviewed: "99.999999", proposed: "0", unlinked: "0.000001"))
    // A proposed link takes its share too.
    #expect(throws: FieldFault.self) {
      try store.add(
        "links",
        LinkTests.link([
          "commitment": "XA-1#1.1.1", "source": "XX-EXAMPLE-1#T2", "source_kind": "transaction",
          "weight": "66.67", "state": "proposed", "reviewed_by": "", "reviewed_on": "",
        ]))
    }
  }

  @Test(
    "The tables refuse what the form refuses",
    arguments: [
      "UPDATE thread_links SET weight = 75000001 WHERE weight = 60000000",
      "UPDATE thread_links SET weight = 0 WHERE weight = 60000000",
      "UPDATE thread_links SET weight = NULL WHERE weight = 60000000",
      "UPDATE thread_links SET weight = 1 WHERE concern_id IS NOT NULL",
      "UPDATE thread_links SET reviewed_by = NULL WHERE state = 'reviewed'",
      "UPDATE thread_links SET reviewed_on = NULL WHERE state = 'reviewed'",
      "UPDATE thread_links SET state = 'proposed' WHERE state = 'reviewed'",
      "UPDATE thread_links SET reviewed_on = '2025-02-30' WHERE state = 'reviewed'",
      "UPDATE thread_links SET activity_id = NULL WHERE activity_id IS NOT NULL",
      "UPDATE thread_links SET concern_id = (SELECT id FROM concerns) WHERE weight = 60000000",
      "UPDATE thread_links SET node_id = 1 WHERE weight = 60000000",
      """
      UPDATE thread_links SET node_id =
        (SELECT node_id FROM thread_links WHERE weight = 60000000) WHERE weight = 25000000
      """,
      """
      UPDATE thread_links SET activity_id = (SELECT activity_id FROM thread_links
        WHERE weight = 100000000) WHERE weight = 60000000
      """,
      """
      INSERT INTO thread_links (id, node_id, transaction_id, weight, state, revision_id)
        SELECT 9, n.id, l.transaction_id, 33333335, 'proposed', :revision
        FROM plan_nodes n, thread_links l
        WHERE n.code = '2.1.1' AND l.transaction_id IS NOT NULL LIMIT 1
      """,
      "DELETE FROM concerns WHERE code = 'K-CAMP'",
    ])
  func tablesRefuse(sql: String) throws {
    let store = try ThreadStore.withVillage()
    let before = try store.read { try store.store.contentDigest($0) }
    let error = #expect(throws: DatabaseError.self) { try store.write(sql) }
    #expect(error?.resultCode == .SQLITE_CONSTRAINT, "\(error as Any)")
    #expect(try store.read { try store.store.contentDigest($0) } == before)
  }

  @Test(
    "The form says which field is wrong",
    arguments: [
      (["weight": ""], "weight"), (["weight": "0"], "weight"), (["weight": "100.5"], "weight"),
      (["state": "proposed"], "reviewed_by"), (["reviewed_on": ""], "reviewed_on"),
      (["reviewed_by": ""], "reviewed_by"), (["source": "XX-NONE"], "source"),
      (["source": "#1"], "source"), (["commitment": "XA-1#9"], "commitment"),
      (["commitment": "1.1.2"], "commitment"), (["source_kind": "course"], "source"),
      (["source_kind": "cohort"], "source"),
      (["source_kind": "person"], "source_kind"),
      (["source_kind": "concern", "source": "K-ROAD"], "weight"),
      (["source_kind": "transaction", "source": "XX-EXAMPLE-2"], "source"),
    ] as [(RecordValues, String)])
  func namesField(further: RecordValues, field: String) throws {
    let store = try ThreadStore.withVillage()
    let fault = #expect(throws: FieldFault.self) {
      try store.add("links", LinkTests.link(further))
    }
    #expect(fault?.field == field, "\(fault as Any)")
    #expect(fault?.remedy.isEmpty == false)
  }

  @Test("A link is written as people name its ends, and found again by them")
  func roundTrip() throws {
    let store = try ThreadStore.withVillage()
    let target = LinkTarget()
    try store.read { db in
      for id in try target.ids(in: db) {
        let values = try #require(try target.held(id, in: db)?.values)
        #expect(try target.twin(of: values, in: db) == id, "\(values)")
      }
      let sources = try target.ids(in: db).compactMap { try target.held($0, in: db)?.values }
        .filter { $0["source_kind"] != "transaction" }.compactMap { $0["source"] }
      #expect(Set(sources) == ["XX-EXAMPLE-1", "XX-EXAMPLE-2", "K-WATER", "K-CAMP"])
    }
  }

  @Test("Undoing a run of links takes them back, and undoing that brings them again")
  func undone() throws {
    let store = try ThreadStore.withVillage()
    let before = try store.read { try store.store.contentDigest($0) }
    let revision = try #require(
      try store.read { try Int64.fetchOne($0, sql: "SELECT max(revision_id) FROM thread_links") })
    try store.change { try $0.revert(revision) }
    #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM thread_links") } == 0)
    let undoing = try #require(
      try store.read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM revisions") })
    try store.change { try $0.revert(undoing) }
    #expect(try store.read { try store.store.contentDigest($0) } == before)
  }
}
