import GRDB
import Storage
import Testing

@testable import Commitments

/// What ships, against the list of the documents themselves.
struct ShippedTests {
  static let instruments = [
    ("S/RES/1325 (2000)", "2000-10-31"), ("S/RES/1820 (2008)", "2008-06-19"),
    ("S/RES/1888 (2009)", "2009-09-30"), ("S/RES/1889 (2009)", "2009-10-05"),
    ("S/RES/1960 (2010)", "2010-12-16"), ("S/RES/2106 (2013)", "2013-06-24"),
    ("S/RES/2122 (2013)", "2013-10-18"), ("CEDAW/C/GC/30", "2013-10-18"),
    ("S/RES/2242 (2015)", "2015-10-13"), ("S/RES/2467 (2019)", "2019-04-23"),
    ("S/RES/2493 (2019)", "2019-10-29"), ("S/RES/2538 (2020)", "2020-08-28"),
  ]

  @Test("Each instrument ships with its symbol and day of adoption, and no other does")
  func ships() throws {
    let rows = try CommitmentsStore().read {
      try Row.fetchAll($0, sql: "SELECT symbol, adopted, kind, url FROM instruments")
    }
    let found = Dictionary(
      uniqueKeysWithValues: rows.map { ($0[0] as String, $0[1] as String) })
    #expect(found == Dictionary(uniqueKeysWithValues: ShippedTests.instruments))
    for row in rows {
      let symbol: String = row[0]
      let isResolution = symbol.hasPrefix("S/RES/")
      #expect(row[2] as String == (isResolution ? "resolution" : "recommendation"))
      #expect(row[3] as String == "https://undocs.org/" + symbol.filter { $0 != " " })
      if isResolution { #expect(symbol.hasSuffix("(\((row[1] as String).prefix(4)))")) }
    }
  }

  @Test("SCR 1325 ships with its 18 operative paragraphs in order")
  func paragraphs() throws {
    let codes = try CommitmentsStore().read {
      try String.fetchAll(
        $0,
        sql: """
          SELECT i.symbol || '#' || p.code FROM provisions p
            JOIN instruments i ON i.id = p.instrument_id
          WHERE p.code = 'OP' || p.ordinal ORDER BY i.adopted, p.ordinal
          """)
    }
    #expect(
      codes == (1...18).map { "S/RES/1325 (2000)#OP\($0)" } + [
        "S/RES/1889 (2009)#OP17", "S/RES/2122 (2013)#OP16",
      ])
  }

  @Test("What ships has the same ids in each store, of office 0 and below 65,536")
  func ids() throws {
    let sql = """
      SELECT 'i', id, symbol FROM instruments UNION ALL SELECT 'p', id, code FROM provisions
      UNION ALL SELECT 's', id, code FROM assessment_scales
      UNION ALL SELECT 'v', id, code FROM scale_values ORDER BY 1, 2
      """
    let stores = try [1, 4095].map { office in
      try CommitmentsStore(office: office).read { try Row.fetchAll($0, sql: sql) }
    }
    #expect(stores[0] == stores[1])
    #expect(stores[0].allSatisfy { (1..<65_536).contains($0[1] as Int64) })
  }

  @Test("Steps of a scale are equal, from 0 to 100 per cent, and what has no place has none")
  func positions() throws {
    let rows = try CommitmentsStore().read {
      try Row.fetchAll(
        $0,
        sql: """
          SELECT s.code, v.code, v.position, v.meaning FROM scale_values v
            JOIN assessment_scales s ON s.id = v.scale_id
          """)
    }
    var scales: [String: [Int64]] = [:]
    for row in rows {
      if let position = row[2] as Int64? { scales[row[0], default: []].append(position) }
      if ["no-evidence", "no-data", "not-due", "notapplicable", "cancelled", "not_available"]
        .contains(row[1] as String)
      {
        #expect(row[2] as Int64? == nil, "\(row)")
      }
      if row[3] as String? == "complete" { #expect(row[2] as Int64? == 100_000_000) }
      if row[3] as String? == "not-started" { #expect(row[2] as Int64? == 0) }
    }
    for (scale, positions) in scales {
      let steps = Array(Set(positions)).sorted()
      for (index, position) in steps.enumerated() {
        // Exact thirds, rounded to millionths of a per cent.
        let exact = 100_000_000 * index
        #expect(abs(Int(position) * (steps.count - 1) - exact) < steps.count, "\(scale)")
      }
    }
    #expect(scales["ogp-results"] == nil)
  }
}
