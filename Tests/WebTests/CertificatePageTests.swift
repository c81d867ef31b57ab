import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Web

struct CertificatePageTests {
  /// What the demonstration issued, and the key that verifies it.
  private struct Issued {
    let text: String
    let key: String
    let keyFile: String

    init() throws {
      let folder = try DemoStore.shared.get().folder.appending(path: "demo")
      keyFile = folder.appending(path: "public.key").path
      func read(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
          .trimmingCharacters(in: .whitespacesAndNewlines)
      }
      text = try read("certificate.txt")
      key = try read("public.key")
    }

    func address(_ text: String? = nil, key: String? = nil) -> String {
      PageLink.to(
        CertificatePage.self, with: ["certificate": text ?? self.text, "key": key ?? self.key])
    }
  }

  @Test("A genuine certificate is told as by the command, from its text and by its code")
  func isValid() async throws {
    let issued = try Issued()
    let said = try DemoStore.shared.get().json(
      "certificate verify \(issued.text) --key \(issued.keyFile) --today \(Visit.day)")
    #expect(said.contains("\"valid\" : true"))
    let code = try #require(said.firstMatch(of: /"code" : "([^"]+)"/)).1
    try await Visit.to { visit in
      for asked in [issued.text, String(code)] {
        let json = try await visit.get("/api/v1" + issued.address(asked))
        #expect(json.text == said)
        let page = try await visit.get(issued.address(asked))
        #expect(page.text.contains("It is genuine and holds"))
      }
    }
  }

  @Test("What is forged, another key’s, or no certificate says nothing, and why")
  func saysNothing() async throws {
    let issued = try Issued()
    let other = "baraza-certificates-1:11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    let middle = issued.text.index(issued.text.startIndex, offsetBy: 300)
    let forged = issued.text.replacingCharacters(
      in: middle...middle, with: issued.text[middle] == "A" ? "B" : "A")
    let cases = [
      (issued.address(forged), ["certificate.forged", "certificate.malformed"]),
      (issued.address(key: other), ["certificate.other-key"]),
      (issued.address("BARAZA1.x.y"), ["certificate.malformed"]),
      (issued.address("NONE-SUCH"), ["certificate.unknown"]),
      (issued.address(key: "none"), ["web.parameter"]),
    ]
    try await Visit.to { visit in
      for (address, rules) in cases {
        let json = try await visit.get("/api/v1" + address).text
        #expect(rules.contains { json.contains("\"\($0)\"") }, "\(json)")
        #expect(json.contains("\"verified\" : false"))
        #expect(!json.contains("\"valid\""))
        let page = try await visit.get(address)
        #expect(page.status == .ok)
        #expect(page.text.contains("It says nothing"))
        #expect(!page.text.contains("It is genuine"))
      }
    }
  }

  @Test(
    "One that the store took back is revoked, whatever its text says; one whose time is past has expired"
  )
  func isRevoked() async throws {
    let issued = try Issued()
    let demo = try DemoStore.shared.get()
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let store = folder.url.appending(path: "store.sqlite").path
    let environment = [
      "BARAZA_STORE": store, "BARAZA_ACTOR": "Tester", "BARAZA_PROGRESS": "",
      "BARAZA_KEYS": demo.folder.appending(path: "demo/keys/vault.key").path,
    ]
    try #require(try demo.run(["backup", store + ".backup"]).status == 0)
    let code = try #require(
      try demo.json("certificate verify \(issued.text) --key \(issued.keyFile)")
        .firstMatch(of: /"code" : "([^"]+)"/)
    ).1
    for command in [
      ["restore", store + ".backup"],
      ["certificate", "revoke", String(code), "--because", "misused"],
    ] {
      let run = try RunProcess.run(DemoStore.program, command, environment: environment)
      try #require(run.status == 0, "\(command): \(run.stderr)")
    }
    try await Visit.to(store) { visit in
      let json = try await visit.get("/api/v1" + issued.address()).text
      #expect(json.contains("\"valid\" : false"))
      #expect(json.contains("\"reason\" : \"misused\""))
      let page = try await visit.get(issued.address()).text
      #expect(page.contains("do not accept it"))
      #expect(!page.contains("It is genuine and holds"))
    }
    // Another in its place, from a curriculum whose certificates hold for six months.
    var again = ""
    for command in [
      ["record", "set", "curricula", "EX-DESK#1", "certificate_months=6"],
      [
        "certificate", "issue", "EX-DESK-1", "--participant", "3GJG-3NYB", "--on", "2025-03-21",
        "--json",
      ],
    ] {
      let run = try RunProcess.run(DemoStore.program, command, environment: environment)
      try #require(run.status == 0, "\(command): \(run.stderr)")
      again = run.stdout
    }
    let text = String(try #require(again.firstMatch(of: /BARAZA1\.[A-Za-z0-9_.-]+/)).0)
    try await Visit.to(store) { visit in
      let json = try await visit.get("/api/v1" + issued.address(text)).text
      #expect(json.contains("\"isExpired\" : true"))
      let page = try await visit.get(issued.address(text)).text
      #expect(page.contains("It is genuine and has expired"))
      let earlier = try await visit.get(issued.address(text) + "&today=2025-09-01").text
      #expect(earlier.contains("It is genuine and holds"))
    }
  }
}
