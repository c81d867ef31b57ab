import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Web

/// Texts that people, or somebody with worse intentions, put into files.
struct NaughtyTests {
  static let texts = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "</title></table><svg onload=alert(1)>", "{{words}} {{{main}}}", "javascript:alert(1)",
    "\u{202E}txet esrever\u{202C}", "=HYPERLINK(\"http://evil.example\")", "+1+1", "@SUM(1)",
    "👩🏽‍🤝‍👩🏿 शान्ति", String(repeating: "long ", count: 2_000),
  ]

  /// The sample feed with one text in every place that holds text, and identifiers of its own.
  private static func feed(of text: String, _ number: Int) throws -> String {
    let sample = try String(
      contentsOf: Shared.repository.appending(path: "Imports/feeds/ipo-headquarters.xml"),
      encoding: .utf8)
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    return
      sample
      .replacing(/(<(?:narrative|email|website|telephone)[^>]*>)[^<]*</) { "\($0.1)\(escaped)<" }
      .replacing(/(<transaction ref=")[^"]*"/) { "\($0.1)\(escaped)\"" }
      .replacing(/<\/iati-identifier>/) { _ in "-N\(number)</iati-identifier>" }
  }

  private static func filledStore(in folder: TemporaryFolder) throws -> String {
    let store = folder.url.appending(path: "store.sqlite").path
    let files = try texts.enumerated().map { number, text in
      let file = folder.url.appending(path: "naughty-\(number).xml")
      try Data(feed(of: text, number).utf8).write(to: file)
      return file.path
    }
    let environment = ["BARAZA_STORE": store, "BARAZA_ACTOR": "Tester", "BARAZA_PROGRESS": ""]
    let commands = [
      [
        "init", "--currency", "GBP", "--rate-source", "eurofxref", "--own", "XX-EXAMPLE-IPO",
        "--own-name", "Illustrative Peace Organisation",
      ],
      ["import", "--feed", "<b>feed</b>"] + files,
    ]
    for command in commands {
      let run = try RunProcess.run(DemoStore.program, command, environment: environment)
      try #require(run.status == 0 || run.status == 3, "\(run.stderr)")
    }
    return store
  }

  /// What only a browser that took a text for markup would see.
  private static func expectNoMarkup(_ page: String, _ place: String) {
    for mark in [
      "<script", "<img src=x", "<svg onload", "onmouseover='", "<b>feed", "href=\"javascript:",
    ] {
      #expect(!page.contains(mark), "\(place): \(mark)")
    }
  }

  private static func expectNoFormula(_ csv: String, _ place: String) {
    #expect(csv.firstMatch(of: /(?:^|[,\n])"?[=+@]/) == nil, "\(place)")
  }

  @Test("Naughty texts are texts in every page that leads to one, its JSON and its CSV")
  func areTexts() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let store = try NaughtyTests.filledStore(in: folder)
    try await Visit.to(store) { visit in
      var items: [[String: Any]] = []
      for page in 1...3 {
        let list = try await visit.get("/api/v1/programmes?page=\(page)")
        items += try #require(
          try JSONSerialization.jsonObject(with: Data(list.body)) as? [[String: Any]])
      }
      let titles = Set(items.compactMap { $0["title"] as? String })
      for text in NaughtyTests.texts {
        #expect(titles.contains(text.trimmingCharacters(in: .whitespaces)), "\(text.prefix(40))")
      }
      var waiting = ["/"] + items.compactMap { $0["id"] as? Int }.map { "/programmes/\($0)" }
      #expect(waiting.count == 1 + 9 * NaughtyTests.texts.count)
      var seen = Set(waiting)
      while let path = waiting.popLast() {
        let page = try await visit.get(path)
        #expect(page.status == .ok, "\(path)")
        if path.contains(".csv") {
          NaughtyTests.expectNoFormula(page.text, path)
        } else if page.header("Content-Type")?.contains("json") == true {
          #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(page.body)) }
        } else {
          NaughtyTests.expectNoMarkup(page.text, path)
        }
        for link in page.text.matches(of: /href="(\/[^"#]*)/) where seen.count < 600 {
          let next = link.1.replacing("&amp;", with: "&").replacing("&#x3D;", with: "=")
          if !next.hasPrefix("/assets"), seen.insert(String(next)).inserted {
            waiting.append(String(next))
          }
        }
      }
      #expect(seen.contains { $0.contains(".csv") } && seen.contains { $0.hasPrefix("/api/") })
      let shown = try await visit.get("/programmes").text
      #expect(shown.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
      #expect(shown.contains("{{words}} {{{main}}}"))
    }
    for number in NaughtyTests.texts.indices {
      let programme = "XX-EXAMPLE-IPO-PSJ-LR-N\(number)"
      for form in ["html", "csv"] {
        let report = try RunProcess.run(
          DemoStore.program,
          ["report", "programme", programme, "--format", form, "--out", "-", "--store", store])
        try #require(report.status == 0, "\(report.stderr)")
        form == "csv"
          ? NaughtyTests.expectNoFormula(report.stdout, programme)
          : NaughtyTests.expectNoMarkup(report.stdout, programme)
      }
    }
  }

  @Test("What a country has that a feed miswrote can be seen")
  func miswritten() async throws {
    try await Visit.to { visit in
      for path in ["/explain?country=NPL", "/explain?country=Nepal", "/programmes?country=Nepal"] {
        let page = try await visit.get(path)
        #expect(page.status == .ok)
      }
      for path in ["/countries/NPL", "/programmes?country=NPL", "/api/v1/programmes?country=NPL"] {
        let page = try await visit.get(path)
        #expect(page.status == .ok)
        #expect(page.text.contains("XX-EXAMPLE-IRR-05"))
      }
    }
  }

  @Test("What is asked for comes back as text", arguments: texts.prefix(5))
  func echoesAsText(text: String) async throws {
    try await Visit.to { visit in
      let asked = PageLink.to(PortfolioPage.self, with: ["search": text, "partner": text])
      let page = try await visit.get(asked)
      #expect(page.status == .ok)
      #expect(!page.text.contains("<script"))
      #expect(!page.text.contains("<img src=x"))
      #expect(!page.text.contains("onmouseover='alert"))
    }
  }
}
