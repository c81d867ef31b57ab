import Foundation
import GRDB
import Platform
import Storage
import TestSupport
import Testing

@testable import Web

/// Places and results of one programme, drawn.
struct ProgrammeDrawingTests {
  private static let activity = """
    <iati-activities version="2.03"><iati-activity>
    <iati-identifier>XX-EXAMPLE-DRAWN</iati-identifier>
    <reporting-org ref="XX-EXAMPLE" type="21"><narrative>Illustrative</narrative></reporting-org>
    <title><narrative>Drawn</narrative></title>
    <recipient-country code="LR" percentage="100"/>
    \(location("Voinjama", "8.4219 -9.7478"))
    \(location("Elsewhere", "500000 931000", srs: "EPSG/0/32629"))
    \(location("Nowhere", nil))
    \(location("Sanniquellie", "7.3636 -8.7131"))
    <result type="1"><title><narrative>Committees</narrative></title>
    <indicator measure="1"><title><narrative>Women in the chair</narrative></title>
    <baseline value="4" year="2021"/>
    \(period(2022, target: 10, actual: 9))
    \(period(2023, target: nil, actual: 3))
    \(period(2024, target: 24, actual: 26))
    </indicator></result>
    </iati-activity></iati-activities>
    """

  private static func location(
    _ name: String, _ position: String?, srs: String = "EPSG/0/4326"
  ) -> String {
    let point = position.map {
      "<point srsName=\"http://www.opengis.net/def/crs/\(srs)\"><pos>\($0)</pos></point>"
    }
    return "<location><name><narrative>\(name)</narrative></name>\(point ?? "")</location>"
  }

  private static func period(_ year: Int, target: Int?, actual: Int) -> String {
    let target = target.map { "<target value=\"\($0)\"/>" } ?? ""
    return """
      <period><period-start iso-date="\(year)-01-01"/><period-end iso-date="\(year)-12-31"/>
      \(target)<actual value="\(actual)"/></period>
      """
  }

  private static func page(
    sensitivity: String = "public", _ body: (String, String) throws -> Void
  ) async throws {
    let store = try ImportStore()
    try store.write(activity, to: "drawn.xml")
    try store.run("import", "drawn.xml")
    let opened = try Store.open(
      at: store.path, schema: Workspace.schema, access: .readWrite(purpose: "test"))
    try opened.bulkRun(by: try Actor(name: "Tester"), because: "test") {
      try $0.db.execute(
        sql: "UPDATE activities SET sensitivity = ? WHERE identifier = 'XX-EXAMPLE-DRAWN'",
        arguments: [sensitivity])
    }
    try opened.close()
    try await Visit.to(store.path) { visit in
      try body(
        try await visit.get("/programmes/XX-EXAMPLE-DRAWN").text,
        try await visit.get("/api/v1/programmes/XX-EXAMPLE-DRAWN").text)
    }
  }

  /// The drawings within a section, the wide and the narrow one.
  private static func drawings(_ page: String, in id: String) throws -> [String] {
    let section = try #require(
      page.components(separatedBy: "<section id=\"\(id)\"").last?
        .components(separatedBy: "</section>").first)
    return section.components(separatedBy: "<svg xmlns").dropFirst().compactMap {
      $0.components(separatedBy: "</figure>").first
    }
  }

  @Test("Places are numbered signs on the map; what cannot be placed is named")
  func marksPlaces() async throws {
    try await ProgrammeDrawingTests.page { page, json in
      let drawn = try ProgrammeDrawingTests.drawings(page, in: "where")
      #expect(drawn.count == 2)
      for drawing in drawn {
        #expect(drawing.contains("<title>1 Voinjama: 8.4219 -9.7478</title>"))
        #expect(drawing.contains("<title>2 Sanniquellie: 7.3636 -8.7131</title>"))
        #expect(!drawing.contains("500000"))
        #expect(!drawing.contains("near a place"))
      }
      #expect(page.contains("may be shown: Elsewhere, Nowhere."))
      #expect(json.contains("\"position\" : \"8.4219 -9.7478\""))
      #expect(!json.contains("\"isCoarse\" : true"))
    }
  }

  @Test("Places of an activity that is not public are near theirs, and said to be")
  func movesPlaces() async throws {
    try await ProgrammeDrawingTests.page(sensitivity: "internal") { page, json in
      for text in [page, json] {
        #expect(!text.contains("8.4219") && !text.contains("8.7131"))
        #expect(text.contains("8.4 -9.7") && text.contains("7.4 -8.7"))
      }
      #expect(json.contains("\"isCoarse\" : true"))
      for drawing in try ProgrammeDrawingTests.drawings(page, in: "where") {
        #expect(drawing.contains("near a place") && !drawing.contains(">place<"))
      }
    }
  }

  @Test("Between baseline and target lies a band, with gaps where there is no target")
  func drawsBands() async throws {
    try await ProgrammeDrawingTests.page { page, _ in
      let drawn = try ProgrammeDrawingTests.drawings(page, in: "results")
      #expect(drawn.count == 2)
      for drawing in drawn {
        // Its legend, and one band on either side of the gap.
        #expect(drawing.matches(of: /fill-opacity="0.2"/).count == 3)
      }
      let table = try #require(drawn.last).replacing(/<[^>]+>/, with: "|").replacing(
        /\|+/, with: "|")
      for row in [
        "Between baseline and target", "10|4 to 10|9|", "no data|no data|3|", "24|4 to 24|26|",
      ] {
        #expect(table.contains(row), "\(row)")
      }
    }
  }
}
