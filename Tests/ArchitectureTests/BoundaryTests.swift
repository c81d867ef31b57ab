import Testing

/// What only one file or one room may touch.
struct BoundaryTests {
  struct Boundary: CustomTestStringConvertible {
    let name: String
    let pattern: String
    /// Paths, or folders ending in a slash.
    let allowed: [String]

    var testDescription: String { name }

    func admits(_ path: String) -> Bool {
      allowed.contains { $0.hasSuffix("/") ? path.hasPrefix($0) : path == $0 }
    }
  }

  static let boundaries = [
    Boundary(
      name: "SQLite's statements are bound and stepped by hand in one file",
      pattern: #"\bsqliteStatement\b|\bsqlite3_(?:bind|step|reset|column|prepare)\w*"#,
      allowed: ["Sources/Storage/BulkStatement.swift"]),
    Boundary(
      name: "libxml2 calls back into one file",
      pattern: #"\bxmlSAXHandler\b|@convention\(c\)"#,
      allowed: ["Sources/XML/LibXML2.swift"]),
    Boundary(
      name: "libxml2 is known to the XML room alone",
      pattern: #"\bimport CLibXML2\b|\bxml[A-Z]\w+\("#, allowed: ["Sources/XML/"]),
    Boundary(
      name: "zlib is known to the XML room and to what reads workbooks back",
      pattern: #"\bimport CZlib\b"#,
      allowed: ["Sources/XML/", "Sources/Spreadsheets/WorkbookParts.swift"]),
    Boundary(
      name: "libxlsxwriter is known to the Spreadsheets room alone",
      pattern: #"\bimport CXLSXWriter\b|\b(?:lxw|workbook|worksheet)_\w+\("#,
      allowed: ["Sources/Spreadsheets/"]),
  ]

  @Test("Each boundary is kept", arguments: boundaries)
  func isKept(boundary: Boundary) throws {
    let pattern = try Regex<Substring>(boundary.pattern)
    let crossings = try Repository.sources().filter { !boundary.admits($0.path) }
      .flatMap { $0.places(of: pattern) }
    #expect(crossings == [])
  }

  @Test("Each boundary can be crossed", arguments: boundaries)
  func canBeCrossed(boundary: Boundary) throws {
    let pattern = try Regex<Substring>(boundary.pattern)
    let sample = SourceFile(
      path: "Sources/Portfolio/Sample.swift",
      source: """
        import CLibXML2
        import CZlib
        // sqlite3_step is named in a comment
        let code = sqlite3_step(row.sqliteStatement)
        var sax = xmlSAXHandler()
        workbook_close(book)
        """)
    #expect(!boundary.admits(sample.path))
    #expect(!sample.places(of: pattern).isEmpty)
    #expect(!sample.places(of: pattern).contains { $0.contains(":3:") })
  }
}
