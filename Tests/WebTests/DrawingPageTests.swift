import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Web

/// Drawings say what commands say, and lists lead only to what may be opened.
struct DrawingPageTests {
  private struct Thread: Decodable {
    struct Strand: Decodable {
      struct Source: Decodable {
        let disbursed: String?
        let spent: String?
      }

      let sources: [Source]
    }

    let strands: [Strand]
  }

  /// As people read it: two decimals, thousands apart.
  private static func written(_ text: String) throws -> String {
    var exact = try #require(Decimal(string: text))
    var rounded = Decimal()
    NSDecimalRound(&rounded, &exact, 2, .bankers)
    let formatter = NumberFormatter()
    formatter.locale = Locale(identifier: "en_GB")
    formatter.numberStyle = .decimal
    formatter.minimumFractionDigits = 2
    formatter.maximumFractionDigits = 2
    return try #require(formatter.string(from: rounded as NSDecimalNumber))
  }

  /// The drawings of a page, each from its `svg` element to its end.
  private static func drawings(_ text: String) -> [Substring] {
    text.components(separatedBy: "<svg").dropFirst().compactMap {
      $0.components(separatedBy: "</svg>").first.map { Substring($0) }
    }
  }

  @Test(
    "The money of a thread is drawn as the command says it, each measure apart",
    arguments: ["commitment EX-LR-NAP-2#2.1.1", "activity XX-EXAMPLE-IPO-PSJ-LR"])
  func drawsThread(of beginning: String) async throws {
    let said = try DemoStore.shared.get().json("thread \(beginning) --today \(Visit.day)")
    let sources = try JSONDecoder().decode(Thread.self, from: Data(said.utf8)).strands
      .flatMap(\.sources)
    let gifts = [sources.compactMap(\.disbursed), sources.compactMap(\.spent)]
    #expect(gifts.allSatisfy { !$0.isEmpty })
    let path =
      beginning.hasPrefix("activity")
      ? "/programmes/XX-EXAMPLE-IPO-PSJ-LR" : "/commitments/EX-LR-NAP-2/2.1.1"
    try await Visit.to { visit in
      let page = try await visit.get(path).text
      for (title, amounts) in zip(["Disbursed", "Spent"], gifts) {
        let drawn = DrawingPageTests.drawings(page).filter {
          $0.contains("<title id") && $0.contains("\(title): the money on its way")
        }
        #expect(drawn.count == 2, "wide and narrow")
        for amount in amounts {
          let written = try DrawingPageTests.written(amount)
          #expect(drawn.allSatisfy { $0.contains(written) }, "\(title) \(written)")
        }
      }
    }
  }

  @Test("The matrix of a plan has a row for each action and a sign for each voice")
  func drawsMatrix() async throws {
    try await Visit.to { visit in
      let page = try await visit.get("/commitments/EX-LR-NAP-2").text
      let table = try await visit.get("/commitments/EX-LR-NAP-2.csv").text
      let drawing = try #require(
        DrawingPageTests.drawings(page).first {
          $0.contains("What each voice says of each action")
        })
      let actions = table.split(separator: "\r\n").dropFirst()
      #expect(actions.count > 5)
      for action in actions {
        let code = try #require(action.split(separator: ",").first)
        #expect(drawing.contains("\(code) "), "\(code)")
      }
      #expect(drawing.matches(of: /<g[^>]*>\s*<title>/).count == 4 * actions.count)
    }
  }

  @Test("Every page lies within two clicks from the overview")
  func reachesAll() async throws {
    try await Visit.to { visit in
      /// The pages that a page leads to: some links of each.
      func leads(_ path: String) async throws -> [String: [String]] {
        let text = try await visit.get(path).text
        var found: [String: [String]] = [:]
        for match in text.matches(of: /href="(\/[^"#]*)"/) {
          let link = String(match.1).replacing("&amp;", with: "&").replacing("&#x3D;", with: "=")
          let segments = link.prefix { $0 != "?" }.split(separator: "/").map(String.init)
          guard let page = PageIndex.find(segments, { $0.path })?.page.address.name,
            found[page, default: []].count < 4
          else { continue }
          found[page, default: []].append(link)
        }
        return found
      }
      let first = try await leads("/")
      var reached = Set(first.keys)
      for path in first.values.joined() { reached.formUnion(try await leads(path).keys) }
      // What is not kept lies where a form leads.
      for page in PageIndex.all where page.isKept {
        #expect(reached.contains(page.address.name), "\(page.address.path)")
      }
    }
  }

  @Test(
    "What a list leads to opens for its reader",
    arguments: ["/", "/programmes", "/organisations", "/findings", "/commitments", "/grants"])
  func opensWhatIsListed(path: String) async throws {
    try await Visit.to { visit in
      let page = try await visit.get(path).text
      let links = Set(page.matches(of: /href="(\/[^"#]+)"/).map { String($0.1) })
      #expect(links.count > 10)
      for link in links where !link.hasPrefix("/assets") {
        let plain = link.replacing("&amp;", with: "&").replacing("&#x3D;", with: "=")
        #expect(try await visit.get(plain).status == .ok, "\(path) → \(plain)")
      }
    }
  }
}
