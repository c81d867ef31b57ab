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

  /// An activity for each text, which stands in all its fields.
  private static func feed() -> String {
    let activities = texts.enumerated().map { index, text in
      let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
      return """
        <iati-activity default-currency="GBP" xml:lang="en">
        <iati-identifier>XX-EXAMPLE-IPO-N\(index)</iati-identifier>
        <reporting-org ref="XX-EXAMPLE-IPO" type="21"><narrative>\(escaped)</narrative></reporting-org>
        <title><narrative>\(escaped)</narrative></title>
        <description type="1"><narrative>\(escaped)</narrative></description>
        <participating-org role="1" type="10"><narrative>\(escaped)</narrative></participating-org>
        <activity-status code="2"/>
        <activity-date type="1" iso-date="2020-01-01"/>
        <recipient-country code="LR" percentage="100"/>
        <location><name><narrative>\(escaped)</narrative></name></location>
        <transaction ref="T\(index)"><transaction-type code="3"/>
        <transaction-date iso-date="2023-05-01"/><value value-date="2023-05-01">100</value>
        <description><narrative>\(escaped)</narrative></description>
        <receiver-org><narrative>\(escaped)</narrative></receiver-org></transaction>
        <document-link url="javascript:alert(1)" format="text/html">
        <title><narrative>\(escaped)</narrative></title></document-link>
        </iati-activity>
        """
    }
    return "<iati-activities version=\"2.03\">\(activities.joined())</iati-activities>"
  }

  private static func filledStore(in folder: TemporaryFolder) throws -> String {
    let store = folder.url.appending(path: "store.sqlite").path
    let file = folder.url.appending(path: "naughty.xml")
    try Data(feed().utf8).write(to: file)
    let environment = ["BARAZA_STORE": store, "BARAZA_ACTOR": "Tester", "BARAZA_PROGRESS": ""]
    let commands = [
      [
        "init", "--currency", "GBP", "--rate-source", "eurofxref", "--own", "XX-EXAMPLE-IPO",
        "--own-name", "Illustrative Peace Organisation",
      ],
      ["import", file.path, "--feed", "<b>feed</b>"],
    ]
    for command in commands {
      let run = try RunProcess.run(DemoStore.program, command, environment: environment)
      try #require(run.status == 0 || run.status == 3, "\(run.stderr)")
    }
    return store
  }

  @Test("Naughty texts are texts in pages, JSON and CSV")
  func areTexts() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let store = try NaughtyTests.filledStore(in: folder)
    try await Visit.to(store) { visit in
      let list = try await visit.get("/api/v1/programmes")
      let items = try #require(
        try JSONSerialization.jsonObject(with: Data(list.text.utf8)) as? [[String: Any]])
      let titles = Set(items.compactMap { $0["title"] as? String })
      for text in NaughtyTests.texts {
        #expect(titles.contains(text.trimmingCharacters(in: .whitespaces)), "\(text.prefix(40))")
      }
      let programmes = items.compactMap { $0["id"] as? Int }.map { "/programmes/\($0)" }
      #expect(programmes.count == NaughtyTests.texts.count)
      let pages = ["/", "/programmes", "/findings", "/explain?country=LR", "/imports"]
      for path in pages + programmes {
        let page = try await visit.get(path)
        #expect(page.status == .ok, "\(path)")
        for mark in ["<script", "<img src=x", "<svg onload", "onmouseover='", "<b>feed"] {
          #expect(!page.text.contains(mark), "\(path): \(mark)")
        }
        #expect(!page.text.contains("href=\"javascript:"), "\(path)")
      }
      let shown = try await visit.get("/programmes").text
      #expect(shown.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
      #expect(shown.contains("{{words}} {{{main}}}"))
      let csv = try await visit.get("/programmes.csv").text
      for formula in ["=HYPERLINK", "+1+1", "@SUM"] {
        #expect(!csv.contains("\r\n\(formula)"))
        #expect(!csv.contains("\"\(formula)"))
        #expect(!csv.contains(",\(formula)"))
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
