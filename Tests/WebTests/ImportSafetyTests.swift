import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Web

/// Who may import, and what becomes of what was sent.
struct ImportSafetyTests {
  private static let feed = Array(ImportStore.feed(["1": "Dialogue"]).utf8)

  @Test("A form from elsewhere, or without the session’s token, does nothing and leaves nothing")
  func needsToken() async throws {
    let store = try ImportStore()
    try await Visit.to(store.path) { visit in
      let other = try #require(
        visit.site.sessions.open(with: visit.site.sessions.makeToken().text))
      for token in ["", "forged", visit.session, Sessions.formToken(of: other.text)] {
        let sent = try await visit.upload([("v.xml", ImportSafetyTests.feed)], token: token)
        #expect(sent.status == .forbidden)
        #expect(try await visit.send("/close", token: token).status == .forbidden)
      }
      for headers in [[:], [.origin: "http://evil.example"]] as [HTTPFields] {
        let sent = try await visit.upload(
          [("v.xml", ImportSafetyTests.feed)], [], token: nil, headers)
        #expect(sent.status == .forbidden)
      }
      var without: HTTPFields = Visit.origin
      without[.cookie] = "baraza-80=guess"
      let sent = try await visit.upload(
        [("v.xml", ImportSafetyTests.feed)], [], token: nil, without)
      #expect(sent.status == .unauthorized)
      #expect(visit.waiting == [])
      #expect(try await visit.get("/").status == .ok)
    }
  }

  @Test("Every form of a page has the token of its session, and pages are kept without it")
  func fillsTokens() async throws {
    try await Visit.to { visit in
      let other = try #require(
        visit.site.sessions.open(with: visit.site.sessions.makeToken().text))
      let new = try await visit.get("/imports/new").text
      for label in [">Files<", ">Feed<", ">Template of<"] { #expect(new.contains(label)) }
      for path in ["/", "/imports", "/imports/new", "/nope"] {
        let own = try await visit.get(path).text
        let forms = own.matches(of: /<form[^>]*method="post"/).count
        #expect(forms > 0)
        #expect(
          own.matches(of: /name="form-token" value="([^"]+)"/).map { String($0.1) }
            == Array(repeating: visit.token, count: forms))
        let others = try await visit.get(path, [.cookie: "baraza-80=\(other.text)"]).text
        #expect(others.contains(Sessions.formToken(of: other.text)))
        #expect(!others.contains(visit.token))
      }
    }
  }

  @Test("An import is its session’s alone, and its files go with it")
  func endsWithSession() async throws {
    let store = try ImportStore()
    try await Visit.to(store.path) { visit in
      let kept = try await visit.settled(visit.upload([("v.xml", ImportSafetyTests.feed)]))
      let gone = try await visit.settled(visit.upload([("w.xml", ImportSafetyTests.feed)]))
      #expect(visit.waiting.count == 2)
      let other = try #require(
        visit.site.sessions.open(with: visit.site.sessions.makeToken().text))
      let stranger = Visit(site: visit.site, session: other.text)
      #expect(try await stranger.get(kept).status == .notFound)
      #expect(try await stranger.send("\(kept)/discard").status == .notFound)
      let discarded = try await visit.send("\(gone)/discard")
      #expect(discarded.header("Location") == "/imports")
      #expect(visit.waiting.count == 1)
      #expect(try await visit.get(gone).status == .notFound)
      #expect(try await visit.send("/close").status == .ok)
      #expect(visit.waiting == [])
    }
  }

  @Test("Files are kept under numbers, for their owner alone, whatever they are called")
  func keepsPrivately() async throws {
    let store = try ImportStore()
    try await Visit.to(store.path) { visit in
      let path = try await visit.settled(
        visit.upload([("../../<i>x\".xml", ImportSafetyTests.feed)]))
      #expect(visit.waiting.allSatisfy { $0.hasSuffix("/1") })
      let file = "\(visit.site.desk.uploads.root)/\(try #require(visit.waiting.first))"
      let folder = URL(filePath: file).deletingLastPathComponent().path
      for (path, mode) in [(file, 0o600), (folder, 0o700)] {
        let known = try FileManager.default.attributesOfItem(atPath: path)
        #expect(known[.posixPermissions] as? Int == mode)
      }
      let page = try await visit.get(path).text
      #expect(!page.contains("<i>"))
      #expect(page.contains("&lt;i&gt;x&quot;.xml"))
      #expect(!page.contains(visit.site.desk.uploads.root))
      for name in ["a\u{0}.xml", "..", "a\u{202E}.xml"] {
        #expect(try await visit.upload([(name, ImportSafetyTests.feed)]).status == .badRequest)
      }
      #expect(visit.waiting.count == 1)
    }
  }

  @Test("What cannot be taken is told, and leaves nothing")
  func refusesBodies() async throws {
    let store = try ImportStore()
    try await Visit.to(store.path) { visit in
      let large = [UInt8](repeating: 0x20, count: Visit.uploadLimit)
      #expect(
        try await visit.upload([("v.xml", large)]).status.code == 413)
      #expect(try await visit.upload([("v.xml", [])]).text.contains("“v.xml” is empty"))
      let twice = try await visit.upload([
        ("v.xml", ImportSafetyTests.feed), ("v.xml", ImportSafetyTests.feed),
      ])
      #expect(twice.status == .conflict)
      #expect(try await visit.upload([]).text.contains("No file was chosen"))
      #expect(try await visit.upload([], [("colour", "red")]).status == .badRequest)
      var headers = Visit.origin
      headers[.contentType] = "application/json"
      #expect(
        try await visit.ask(.post, "/imports/new", headers, body: [0x7B]).status.code == 415)
      headers[.contentType] = "multipart/form-data; boundary=BB"
      #expect(
        try await visit.ask(.post, "/close", headers, body: Array("--BB--".utf8)).status.code == 415
      )
      #expect(visit.waiting == [])
      let binary = try await visit.settled(visit.upload([("v.xml", [0, 1, 2])]))
      #expect(try await visit.get(binary).text.contains("Nothing more was imported"))
    }
  }

  @Test(
    "Who participants are cannot be sent here: it is refused, with the command, and deleted",
    arguments: [
      "code,sex,age_group,sensitivity,name", "cohort,participant,phone",
      "Sex,Age group,First name,Sensitivity", "participant;e-mail",
    ])
  func keepsVaultShut(header: String) async throws {
    let store = try ImportStore()
    try await Visit.to(store.path) { visit in
      let sent = try await visit.upload([("people.csv", Array("\(header)\r\n1\r\n".utf8))])
      #expect(sent.status == .conflict)
      #expect(sent.text.contains("baraza person write"))
      #expect(visit.waiting == [])
      let plain = "code,sex,age_group,sensitivity\r\n,female,25-34,internal\r\n"
      let path = try await visit.settled(visit.upload([("participants.csv", Array(plain.utf8))]))
      #expect(try await visit.get("/api/v1" + path).text.contains("\"added\" : 1"))
    }
  }

  @Test("Naughty texts are texts in previews and logs")
  func areTexts() async throws {
    let store = try ImportStore()
    let texts = Dictionary(
      uniqueKeysWithValues: NaughtyTests.texts.enumerated().map { ("\($0)", $1) })
    try await Visit.to(store.path) { visit in
      let feed = Array(ImportStore.feed(texts).utf8)
      let path = try await visit.settled(
        visit.upload([("<img src=x>.xml", feed)], [("feed", "feed"), ("form", "")]))
      for each in [path, "\(path)?show=changes", "\(path)?show=findings"] {
        let page = try await visit.get(each).text
        for mark in ["<script", "<img src=x", "<svg onload", "onmouseover='"] {
          #expect(!page.contains(mark), "\(each): \(mark)")
        }
      }
      #expect(try await visit.get(path).text.contains("&lt;script&gt;"))
      let csv = try await visit.get("\(path).csv").text
      for formula in [",=HYPERLINK", ",\"=HYPERLINK", ",+1+1", ",@SUM"] {
        #expect(!csv.contains(formula))
      }
    }
  }
}
