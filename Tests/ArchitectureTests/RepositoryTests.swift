import Foundation
import Testing

@Suite(
  .enabled(
    if: Repository.trackedFiles != nil, "needs a git checkout, to know which files are tracked"))
struct RepositoryTests {
  static let topLevel: Set = [
    "Package.swift", "Sources", "Tests", "Plugins", "Imports", "Docs", "README.md", "Makefile",
    "LICENSE",
  ]

  @Test("The top level holds the parts of the house and nothing else")
  func topLevelIsPlain() throws {
    let tracked = try #require(Repository.trackedFiles)
    let names = Set(tracked.compactMap { $0.split(separator: "/").first.map(String.init) })
    #expect(names.filter { !$0.hasPrefix(".") }.subtracting(RepositoryTests.topLevel) == [])
  }

  /// Written in pieces, so that this file does not hold them.
  static let forbidden = [
    #"(?:^|[^A-Za-z0-9_.\-:/])/(?:wo"# + #"rk|fa"# + #"rm|ro"# + #"ot|t"# + #"mp)/"#,
    #"--(?:extra-)?ind"# + #"ex-url"#,
    #"(?i)\bfa"# + #"rm-(?:bench|studio)\b"#,
    #"(?i)\bcla"# + #"ude\b|\bA"# + #"I (?:agent|session|assistant)\b"#,
  ]

  @Test("No file names a folder of one machine, or how the project was made")
  func speaksOfItself() throws {
    let patterns = try RepositoryTests.forbidden.map {
      try Regex($0).anchorsMatchLineEndings()
    }
    var found: [String] = []
    for path in try #require(Repository.trackedFiles) {
      let data = try Data(contentsOf: Repository.folder.appending(path: path))
      guard let text = String(data: data, encoding: .utf8) else { continue }
      for pattern in patterns {
        if let match = text.firstMatch(of: pattern) {
          let line = text[..<match.range.lowerBound].count { $0 == "\n" } + 1
          found.append("\(path):\(line): \(text[match.range])")
        }
      }
    }
    #expect(found == [])
  }

  @Test(
    "The words that are looked for would be found, and their like would not",
    arguments: [
      ("in /" + "work/main", true), ("\n/" + "tmp/x", true), ("pip --extra-" + "index-url x", true),
      ("made by Cla" + "ude", true), ("https://example.org/" + "work/", false),
      ("Docs/" + "work/x", false), ("$root/" + "tmp/x", false), ("an airfa" + "rm-bench", false),
    ])
  func finds(text: String, isForbidden: Bool) throws {
    let isFound = try RepositoryTests.forbidden.contains { pattern in
      try Regex(pattern).anchorsMatchLineEndings().firstMatch(in: text) != nil
    }
    #expect(isFound == isForbidden)
  }
}
