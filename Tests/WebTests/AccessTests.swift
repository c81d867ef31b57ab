import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Web

struct AccessTests {
  @Test("A token opens one session; a used, a wrong and an older one open none")
  func tokenOpensOnce() async throws {
    try await Visit.to { visit in
      let old = visit.site.sessions.makeToken().text
      let token = visit.site.sessions.makeToken().text
      for refused in ["/open?token=\(old)", "/open?token=wrong", "/open?token=", "/open"] {
        let response = try await visit.get(refused, [.cookie: "a=b"])
        #expect(response.status == .forbidden, "\(refused)")
        #expect(response.text.contains("baraza serve"))
      }
      let opened = try await visit.get("/open?token=\(token)", [.cookie: "a=b"])
      #expect(opened.status == .seeOther)
      #expect(opened.header("Location") == "/")
      let cookie = try #require(opened.header("Set-Cookie"))
      for rule in ["HttpOnly", "SameSite=Strict", "Path=/"] { #expect(cookie.contains(rule)) }
      #expect(!cookie.contains(token))
      let again = try await visit.get("/open?token=\(token)", [.cookie: "a=b"])
      #expect(again.status == .forbidden)
      let own = String(cookie.prefix { $0 != ";" })
      #expect(try await visit.get("/", [.cookie: own]).status == .ok)
    }
  }

  @Test("Without a session nothing is said of the store", arguments: ["/", "/programmes", "/nope"])
  func needsSession(path: String) async throws {
    try await Visit.to { visit in
      for cookie in ["a=b", "baraza-80=guess", "baraza-80="] {
        let response = try await visit.get(path, [.cookie: cookie])
        #expect(response.status == .unauthorized)
        #expect(!response.text.contains("Liberia"))
      }
      let api = try await visit.get("/api/v1/programmes", [.cookie: "a=b"])
      #expect(api.status == .unauthorized)
      #expect(api.header("Content-Type") == "application/json; charset=utf-8")
    }
  }

  @Test("A session that was closed sees nothing any more, and another site cannot close it")
  func closes() async throws {
    try await Visit.to { visit in
      let foreign =
        [
          [:], [.origin: "http://evil.example"], [.origin: "null"],
          [.origin: "http://localhost:8080"],
        ] as [HTTPFields]
      for headers in foreign {
        #expect(try await visit.send("/close", [], token: nil, headers).status == .forbidden)
      }
      #expect(try await visit.get("/").status == .ok)
      let closed = try await visit.send("/close")
      #expect(closed.status == .ok)
      #expect(closed.header("Set-Cookie")?.contains("Max-Age=0") == true)
      #expect(try await visit.get("/").status == .unauthorized)
    }
  }

  @Test("Pages asked for by another site, or under another name, are refused")
  func checksOriginAndHost() async throws {
    try await Visit.to { visit in
      let asked = try await visit.get("/", [.origin: "http://evil.example"])
      #expect(asked.status == .forbidden)
      #expect(try await visit.get("/", [.origin: "http://localhost"]).status == .ok)
    }
    let keeper = Doorkeeper(host: "127.0.0.1", port: 1325)
    for host in ["127.0.0.1:1325", "localhost:1325", "[::1]:1325"] {
      #expect(keeper.hosts.contains(host))
    }
    for host in ["localhost", "evil.example:1325", "127.0.0.1:1326", ""] {
      #expect(!keeper.hosts.contains(host))
    }
  }

  @Test("Nothing can be changed by other methods", arguments: ["PUT", "DELETE", "PATCH", "POST"])
  func refusesMethods(method: String) async throws {
    try await Visit.to { visit in
      let asked = try await visit.ask(
        try #require(HTTPRequest.Method(method)), "/programmes", [.origin: "http://localhost"])
      #expect(asked.status == .methodNotAllowed)
      #expect(asked.header("Allow") == "GET, HEAD")
    }
  }

  @Test("Every answer says what a browser may do with it")
  func setsHeaders() async throws {
    try await Visit.to { visit in
      for path in ["/", "/nope", "/assets/workspace.css", "/api/v1/programmes", "/open?token=x"] {
        let response = try await visit.get(path)
        let policy = try #require(response.header("Content-Security-Policy"))
        for rule in [
          "default-src 'none'", "style-src 'self'", "script-src 'self'", "base-uri 'none'",
          "form-action 'self'", "frame-ancestors 'none'", "img-src 'self' data:",
        ] { #expect(policy.contains(rule), "\(path): \(rule)") }
        #expect(!policy.contains("unsafe"))
        #expect(response.header("X-Content-Type-Options") == "nosniff")
        #expect(response.header("Referrer-Policy") == "same-origin")
        #expect(response.header("Cache-Control") == "no-store")
      }
    }
  }
}
