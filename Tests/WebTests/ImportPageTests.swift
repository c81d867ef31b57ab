import Foundation
import HTTPTypes
import Storage
import TestSupport
import Testing

@testable import Web

/// Imports in the workspace: what a preview shows, and what applying it does, are the command's.
struct ImportPageTests {
  private static let second = ImportStore.feed([
    "1": "Dialogue of elders", "2": "Schools", "4": "A <b>bridge</b>",
  ])

  @Test("A preview is what the command’s dry run says, and applying it does the same")
  func equalsCommand() async throws {
    let store = try ImportStore()
    let twin = try ImportStore(like: store)
    for each in [store.folder, twin.folder] {
      try Data(ImportPageTests.second.utf8).write(to: each.url.appending(path: "v2.xml"))
    }
    try await Visit.to(store.path) { visit in
      let path = try await visit.settled(
        visit.upload([("v2.xml", try store.bytes("v2.xml"))], [("feed", "feed"), ("form", "")]))
      let json = try await visit.get("/api/v1" + path).text
      #expect(json == (try twin.run("import", "v2.xml", "--feed", "feed", "--dry-run", "--json")))
      let page = try await visit.get(path).text
      for text in [
        ">Dialogue<", ">Dialogue of elders<", "XX-EXAMPLE-IPO-4", "XX-EXAMPLE-IPO-3",
        "You act as Tester.",
      ] { #expect(page.contains(text), "\(text)") }
      #expect(!page.contains("<b>bridge"))
      #expect(visit.waiting.count == 1)
      let before = try store.digest()
      #expect(try twin.digest() == before)

      let token = try await visit.plan(path)
      #expect(try await visit.send("\(path)/apply", [("token", "0")]).status == .conflict)
      _ = try await visit.settled(visit.send("\(path)/apply", [("token", token)]))
      let done = try await visit.get(path)
      #expect(done.text.contains("It is in the store."))
      #expect(visit.waiting == [])
      try twin.run("import", "v2.xml", "--feed", "feed")
      #expect(try store.digest() == (try twin.digest()))
      #expect(try store.digest() != before)

      let again = try await visit.send("\(path)/apply", [("token", token)])
      #expect(again.status == .conflict)
      #expect(again.text.contains("was applied"))
      let run = try await visit.get("/imports/\(try store.latestRun())")
      #expect(run.text.contains("v2.xml"))
      #expect(run.text.contains("title"))
    }
  }

  @Test("A template with mistakes is shown by row and cell, and the other rows are written")
  func showsCells() async throws {
    let store = try ImportStore()
    let rows = [
      "identifier,name,type,role,country,sensitivity",
      "XX-EXAMPLE-A,Illustrative Network A,21,partner,LR,internal",
      "XX-EXAMPLE-B,Illustrative Network B,21,partner,Liberia,internal",
      "XX-EXAMPLE-C,,21,partner,LR,internal",
    ]
    try store.write(rows.joined(separator: "\r\n"), to: "partners.csv")
    try await Visit.to(store.path) { visit in
      let path = try await visit.settled(
        visit.upload([("partners.csv", try store.bytes("partners.csv"))]))
      let json = try await visit.get("/api/v1" + path).text
      #expect(json == (try store.run("import", "partners.csv", "--dry-run", "--json")))
      let page = try await visit.get(path).text
      for text in ["partners.csv:3", "partners.csv:4", "Liberia", "Illustrative Network A"] {
        #expect(page.contains(text), "\(text)")
      }
      let table = try await visit.get("\(path).csv?show=findings")
      #expect(table.text.hasPrefix("severity,rule,place,message,remedy\r\n"))
      _ = try await visit.settled(visit.apply(path))
      #expect(try store.run("record", "list", "partners", "--json").contains("XX-EXAMPLE-A"))
    }
  }

  @Test("Where the store moved after the preview, nothing is applied; another preview shows it")
  func refusesMovedStore() async throws {
    let store = try ImportStore()
    try store.write(ImportPageTests.second, to: "v2.xml")
    try await Visit.to(store.path) { visit in
      let path = try await visit.settled(
        visit.upload([("v2.xml", try store.bytes("v2.xml"))], [("feed", "feed")]))
      let token = try await visit.plan(path)
      try store.run("settings", "set", "--currency", "EUR")
      let before = try store.digest()
      _ = try await visit.settled(visit.send("\(path)/apply", [("token", token)]))
      #expect(try await visit.get(path).text.contains("are not those of the preview"))
      #expect(try store.digest() == before)
      _ = try await visit.settled(visit.send("\(path)/preview"))
      #expect(try await visit.plan(path) != token)
      _ = try await visit.settled(visit.apply(path))
      #expect(try store.digest() != before)
    }
  }

  @Test("A run that is held says why, and is done only where that was seen")
  func holdsRuns() async throws {
    let store = try ImportStore()
    let rest = Array(ImportStore.feed(["1": "Dialogue"]).utf8)
    try await Visit.to(store.path) { visit in
      let path = try await visit.settled(visit.upload([("v.xml", rest)], [("feed", "feed")]))
      let page = try await visit.get(path).text
      #expect(page.contains("would remove 2 of the feed&#39;s 3 activities"))
      #expect(page.contains("name=\"confirmed\""))
      let before = try store.digest()
      #expect(try await visit.apply(path).status == .conflict)
      #expect(try store.digest() == before)
      _ = try await visit.settled(visit.apply(path, [("confirmed", "1")]))
      #expect(try store.run("activity", "list", "--json").contains("IPO-1"))
      #expect(try store.run("activity", "list", "--json").contains("IPO-2") == false)
    }
  }

  @Test("A run is undone as the command does it, after showing what that brings back")
  func undoes() async throws {
    let store = try ImportStore()
    let before = try store.digest()
    try store.write(ImportPageTests.second, to: "v2.xml")
    try store.run("import", "v2.xml", "--feed", "feed")
    let run = try store.latestRun()
    try await Visit.to(store.path) { visit in
      #expect(try await visit.get("/imports/\(run)").text.contains("/imports/\(run)/undo"))
      let path = try await visit.settled(visit.send("/imports/\(run)/undo"))
      let json = try await visit.get("/api/v1" + path).text
      #expect(json == (try store.run("run", "undo", run, "--dry-run", "--json")))
      #expect(json.contains("\"removed\" : 1"))
      _ = try await visit.settled(visit.apply(path))
      #expect(try store.digest() == before)
      #expect(try await visit.get("/imports/\(run)").text.contains("was undone by run"))
      let again = try await visit.settled(visit.send("/imports/\(run)/undo"))
      #expect(try await visit.get(again).text.contains("has been undone already"))
      #expect(try await visit.send("/imports/1/undo").status == .conflict)
    }
  }

  @Test("While another program writes, its name is shown; afterwards it goes on")
  func namesWriter() async throws {
    let store = try ImportStore()
    try await Visit.to(store.path) { visit in
      let other = try Store.open(
        at: store.path, schema: visit.site.store.schema, access: .readWrite(purpose: "backup"))
      let feed = Array(ImportPageTests.second.utf8)
      let path = try await visit.settled(visit.upload([("v2.xml", feed)], [("feed", "feed")]))
      let page = try await visit.get(path).text
      #expect(page.contains("another process writes to the store: backup"))
      try other.close()
      _ = try await visit.settled(visit.send("\(path)/preview"))
      _ = try await visit.settled(visit.apply(path))
      #expect(try await visit.get(path).text.contains("It is in the store."))
    }
  }

  @Test("A template is the one that the command writes, without what readers here may not see")
  func givesTemplates() async throws {
    let store = try ImportStore()
    let rows = [
      "identifier,name,type,role,country,sensitivity",
      "XX-EXAMPLE-A,Illustrative Network A,21,partner,LR,internal",
      "XX-EXAMPLE-B,Illustrative Network B,21,partner,LR,restricted",
    ]
    try store.write(rows.joined(separator: "\r\n"), to: "partners.csv")
    try store.run("import", "partners.csv")
    try await Visit.to(store.path) { visit in
      let page = try await visit.get("/imports/new").text
      let partners = try await visit.get("/imports/templates/partners.csv").text
      #expect(partners.contains("XX-EXAMPLE-A") && !partners.contains("XX-EXAMPLE-B"))
      #expect(try store.run("template", "partners").contains("XX-EXAMPLE-B"))
      for form in ["programmes", "participants", "grants"] {
        #expect(page.contains("/imports/templates/\(form).csv"))
        let file = try await visit.get("/imports/templates/\(form).csv")
        #expect(file.status == .ok)
        #expect(file.text == (try store.run("template", form)))
      }
      for path in ["none.csv", "partners", "..%2Fstore.csv"] {
        #expect(try await visit.get("/imports/templates/\(path)").status == .notFound)
      }
    }
  }
}
