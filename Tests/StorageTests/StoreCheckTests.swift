import Foundation
import GRDB
import Storage
import Testing

@Suite struct StoreCheckTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func makeStore() throws -> Store {
    let store = try scratch.store()
    try store.change(by: .amina, because: "survey") { changes in
      let village = try changes.addVillage("Kijiji", households: 120)
      try changes.insert("meetings", id: changes.newID(), [("village_id", village)])
      try changes.db.execute(
        sql: "INSERT INTO village_search (rowid, name) VALUES (?, 'Kijiji')", arguments: [village])
      _ = try Attachments.add(
        Data("minutes".utf8), name: "minutes.txt", mediaType: "text/plain", in: changes)
    }
    try store.rebuildDerived(by: .amina)
    return store
  }

  @Test func aSoundStorePassesEveryCheck() throws {
    let check = try StoreCheck.run(makeStore())
    #expect(check.ok)
    #expect(
      check.checks.map(\.name) == [
        "integrity", "foreign keys", "schema", "chain", "attachments", "household totals",
        "synchronous", "search index village_search",
      ])
  }

  @Test func aReaderChecksWhatItCan() throws {
    let store = try makeStore()
    let reader = try Store.open(at: store.path, schema: .villages, access: .readOnly)
    let check = try StoreCheck.run(reader)
    #expect(check.ok)
    #expect(check.checks.count == 6)
    #expect(check.digest == nil)
  }

  @Test func itsJSONIsTheDocumentedContract() throws {
    let check = try StoreCheck.run(makeStore(), digest: true)
    let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(check))
    let object = try #require(json as? [String: Any])
    #expect(Set(object.keys) == ["ok", "checks", "digest"])
    let first = try #require((object["checks"] as? [[String: Any]])?.first)
    #expect(Set(first.keys) == ["name", "ok", "detail"])
    #expect(first["detail"] as? String == "sound")
  }

  @Test(arguments: [
    ("household totals", "UPDATE household_totals SET total = 121"),
    ("household totals", "DELETE FROM household_totals"),
    ("household totals", "INSERT INTO household_totals SELECT total FROM household_totals"),
    ("foreign keys", "UPDATE meetings SET village_id = 12345"),
    ("schema", "CREATE INDEX extra ON villages (name)"),
    ("schema", "DROP INDEX meetings_village"),
    ("chain", "UPDATE revisions SET actor = 'Bilal'"),
    ("attachments", "UPDATE attachments SET bytes = CAST('minutez' AS BLOB)"),
    ("search index village_search", "UPDATE village_search_content SET c0 = 'Mji'"),
  ])
  func aFaultIsFoundByItsCheck(name: String, edit: String) throws {
    try makeStore().close()
    try scratch.tamper("store.sqlite", edit)
    let check = try StoreCheck.run(scratch.reopened())
    #expect(!check.ok)
    #expect(check.checks.filter { !$0.ok }.map(\.name) == [name])
  }

  @Test func theDigestIsOfTheContentAlone() throws {
    let digest = { (office: Int, names: [String], padding: Int) in
      let scratch = try Scratch()
      let store = try scratch.store(office: office)
      for name in names {
        try store.change(by: .amina, because: "survey") {
          for _ in 0..<padding { _ = try $0.newID() }
          try $0.addVillage(name)
        }
      }
      return try StoreCheck.run(store, digest: true).digest
    }
    let one = try digest(1, ["Kijiji", "Mji"], 0)
    #expect(one?.count == 64)
    #expect(try digest(2, ["Mji", "Kijiji"], 5) == one)
    #expect(try digest(1, ["Kijiji"], 0) != one)
    #expect(try digest(1, ["Kijiji", "Mji", "Mji"], 0) != one)
    #expect(try digest(1, ["KijijiM", "ji"], 0) != one)
  }
}
